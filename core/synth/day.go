package synth

// A day counts from 1970-01-01 in the Gregorian calendar; no zone, no clock.
type day int32

// date is the day of a date; months and days outside their range run over.
func date(y, m, d int) day {
	if m <= 2 {
		y--
		m += 12
	}
	era := y / 400
	yoe := y - era*400
	doy := (153*(m-3)+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return day(era*146097 + doe - 719468)
}

// civil is the date of a day, for years after 0.
func (x day) civil() (y, m, d int) {
	z := int(x) + 719468
	era := z / 146097
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d = doy - (153*mp+2)/5 + 1
	m = mp + 3
	if m > 12 {
		m -= 12
	}
	y = yoe + era*400
	if m <= 2 {
		y++
	}
	return y, m, d
}

// appendDay writes YYYY-MM-DD.
func appendDay(b []byte, x day) []byte {
	y, m, d := x.civil()
	return append(b, byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10),
		'-', byte('0'+m/10), byte('0'+m%10), '-', byte('0'+d/10), byte('0'+d%10))
}

// never stands for no date: an open end, a date that is not known.
const never day = -1 << 31

func (x day) year() int {
	y, _, _ := x.civil()
	return y
}
