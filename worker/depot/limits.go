package depot

import (
	"cmp"
	"time"

	"sluse/core/wire"
)

func (l *Limits) fill() {
	const day = 24 * time.Hour
	l.Request = cmp.Or(l.Request, wire.MaxRequest)
	l.Upload = cmp.Or(l.Upload, 20_000_000_000)
	l.UploadLife = cmp.Or(l.UploadLife, 7*day)
	l.Lease = cmp.Or(l.Lease, 30*time.Minute)
	l.Retention = cmp.Or(l.Retention, 90*day)
	l.Orphan = cmp.Or(l.Orphan, day)
	l.Rate = cmp.Or(l.Rate, 50)
	l.Burst = cmp.Or(l.Burst, 500)
	l.FailedLogins = cmp.Or(l.FailedLogins, 10)
	l.CollectWithin = cmp.Or(l.CollectWithin, 3*day)
}
