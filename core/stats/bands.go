package stats

// bandEnds are the minutes a week at which the country's published bands of
// hours end (Helsedirektoratet, Kommunale helse- og omsorgstjenester 2022,
// table 2.6.1): below 2 hours, 2–4.9, 5–9.9, 10–14.9, 15–35.4, 35.5 and more.
var bandEnds = [...]int{2 * 60, 5 * 60, 10 * 60, 15 * 60, 35*60 + 30}

// HourBands are rows by how many hours a week they state. Rows that state
// none at all, or 0, are in no band.
type HourBands [len(bandEnds) + 1]int64

// bands sorts rows, counted by minutes a week, into the published bands.
func bands(rows []uint32) HourBands {
	var out HourBands
	for minutes, n := range rows {
		if n > 0 && minutes > 0 {
			out[bandOf(minutes)] += int64(n)
		}
	}
	return out
}

func bandOf(minutes int) int {
	for i, end := range bandEnds {
		if minutes < end {
			return i
		}
	}
	return len(bandEnds)
}
