//go:build js && wasm

package cf

import (
	"context"

	"sluse/worker/depot"
)

// Ports are this world's parts.
func Ports(clock depot.Clock, mailFrom string) depot.Ports {
	return depot.Ports{
		Blobs:  Blobs{},
		Keeper: Blobs{},
		DB:     DB{},
		Queue:  Queue{},
		Mailer: Mailer{From: mailFrom},
		Clock:  clock,
	}
}

var limiters = map[depot.Bucket]string{
	depot.BucketRequests: "REQUESTS",
	depot.BucketFailures: "FAILURES",
}

// Allow counts against the platform's limits, which all isolates share where
// counting in one of them would miss the others. Its signature is depot.Allow's.
// A limiter that does not answer lets pass: it must not close the service.
func Allow(_ context.Context, b depot.Bucket, key string) bool {
	within, err := ask(func(number int32) { jsLimit(number, limiters[b], key) })
	return err != nil || string(within) == "true"
}
