package ident

// A Day is a date as days since 1970-01-01, in the proleptic Gregorian
// calendar: ages, spans and orders are then sums and comparisons.
type Day int32

// NoDay stands where there is no date.
const NoDay = Day(-1 << 31)

// daysBefore is the number of days before each month of a common year.
var daysBefore = [13]int16{0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}

var monthDays = [13]uint8{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// Date is the Day of a year, month and day that exist.
func Date(year, month, day int) Day {
	y := year - 1
	n := y*365 + y/4 - y/100 + y/400 + int(daysBefore[month]) + day
	if month > 2 && leap(year) {
		n++
	}
	return Day(n - 719163)
}

// ValidDate tells whether the calendar has the date.
func ValidDate(year, month, day int) bool {
	if month < 1 || month > 12 || day < 1 || year < 1 {
		return false
	}
	return day <= int(monthDays[month]) || month == 2 && day == 29 && leap(year)
}

func leap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

// ParseDay reads YYYY-MM-DD, a date that the calendar has.
func ParseDay(b []byte) (Day, bool) {
	if len(b) != 10 || b[4] != '-' || b[7] != '-' {
		return NoDay, false
	}
	y := digit4(b[0], b[1], b[2], b[3])
	m, d := digit2(b[5], b[6]), digit2(b[8], b[9])
	if y < 0 || m < 0 || d < 0 || !ValidDate(y, m, d) {
		return NoDay, false
	}
	return Date(y, m, d), true
}

func digit2(a, b byte) int {
	a, b = a-'0', b-'0'
	if a > 9 || b > 9 {
		return -1
	}
	return int(a)*10 + int(b)
}

func digit4(a, b, c, d byte) int {
	hi, lo := digit2(a, b), digit2(c, d)
	if hi < 0 || lo < 0 {
		return -1
	}
	return hi*100 + lo
}

// Civil takes a Day apart.
func (d Day) Civil() (year, month, day int) {
	// Days since 0000-03-01, so that the leap day ends a year (Hinnant).
	z := int(d) + 719468
	era := z / 146097
	if z < 0 {
		era = (z - 146096) / 146097
	}
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = doy - (153*mp+2)/5 + 1
	month = mp + 3
	year = yoe + era*400
	if month > 12 {
		month -= 12
		year++
	}
	return year, month, day
}

// Year is the year that the day is in.
func (d Day) Year() int {
	y, _, _ := d.Civil()
	return y
}
