package stats

import "sluse/core/ident"

// Figures is what the tally came to. users is what Doubts compares a later
// delivery with; it stays in memory.
func (t *Tally) Figures(year int, municipality, kind string, users *Set) *Figures {
	f := &Figures{Year: year, Municipality: municipality, Kind: kind,
		Headline: t.headline(), users: users, squares: t.squares,
		Applications: t.applications, Refusals: t.refusals, Deaths: t.deaths, Over80: t.over80, Deaths80: t.deaths80,
		Quality: Quality{t.assessed, t.alike, t.scores, t.nines, t.lastDay},
		Need:    counts(t.need)}
	t.rows(f)
	f.Boforhold, f.Husstand = codes(t.boforhold[:], t.recipients), codes(t.husstand[:], t.recipients)
	f.DayActivity = DayActivity{
		t.dementia.home, t.dementia.active, share(t.dementia.active, t.dementia.home),
		t.disability.home, t.disability.active, share(t.disability.active, t.disability.home)}
	long := t.types[21]
	f.LongStay = LongStay{long.users, long.under50, long.from80, long.open, long.rows - long.open,
		share(long.open, long.rows-long.open)}
	return f
}

func (t *Tally) headline() Headline {
	known := t.recipients - t.boforhold[0]
	return Headline{
		Persons: t.persons, Recipients: t.recipients, Services: t.services, ServicesEach: share(t.services, t.recipients),
		WomenShare: share(t.women()), Under18Share: share(t.under(18)), Under50Share: share(t.under(50)), Under67Share: share(t.under(67)),
		InstitutionShare: share(t.boforhold[4]+t.boforhold[5], known),
		OtherMunicipal:   share(t.boforhold[2]+t.boforhold[3], known),
		OrdinaryShare:    share(t.boforhold[1], known),
	}
}

func (t *Tally) rows(f *Figures) {
	f.AgeSex = []AgeSex{}
	for i, g := range t.ages {
		name := "unknown"
		if i < unknownAge {
			name = groups[i].name
		}
		f.AgeSex = append(f.AgeSex, AgeSex{name, g[ident.Female], g[ident.Male], g[ident.SexUnknown]})
	}
	f.ServiceTypes = []ServiceType{}
	for i := range t.types {
		if y := &t.types[i]; y.rows > 0 {
			f.ServiceTypes = append(f.ServiceTypes, y.row(i))
		}
	}
	f.NeedByHome = []NeedByHome{}
	for code, n := range t.needHome {
		if t.boforhold[code] > 0 {
			f.NeedByHome = append(f.NeedByHome, NeedByHome{code, counts(n)})
		}
	}
}

func (y *typeTally) row(code int) ServiceType {
	s := ServiceType{Type: code, Users: y.users, Rows: y.rows, Open: y.open, Under50: y.under50, From80: y.from80,
		WithHours: y.withHours, MeanMinutes: share(y.minutes, y.withHours), HourBands: bands(y.hours)}
	seen := int64(0)
	for m, n := range y.hours {
		if n == 0 {
			continue
		}
		if seen*2 < y.withHours {
			s.MedianMinutes = m
		}
		seen += int64(n)
		if int64(n) > s.ModeRows {
			s.ModeMinutes, s.ModeRows = m, int64(n)
		}
	}
	return s
}

func counts(n [numNeeds]int64) NeedCounts {
	return NeedCounts{Some: n[Some], Medium: n[Medium], Extensive: n[Extensive], Unstated: n[Unstated]}
}

func codes(n []int64, of int64) []CodeCount {
	out := []CodeCount{}
	for code, k := range n {
		if k > 0 {
			out = append(out, CodeCount{code, k, share(k, of)})
		}
	}
	return out
}
