package synth

import "sluse/core/ident"

type day = ident.Day

// never stands for no date: an open end, a date that is not known.
const never = ident.NoDay

func date(y, m, d int) day { return ident.Date(y, m, d) }

// appendDay writes YYYY-MM-DD.
func appendDay(b []byte, x day) []byte {
	y, m, d := x.Civil()
	return append(b, byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10),
		'-', byte('0'+m/10), byte('0'+m%10), '-', byte('0'+d/10), byte('0'+d%10))
}
