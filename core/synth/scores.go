package synth

// The scores of one assessment; 0 = not given.
type scores [variables]uint8

// score draws a set that comes out at the person's level.
func (w *writer) score(p *person) scores {
	if p.need == partAssessment {
		return w.part(p)
	}
	var s scores
	for i := range s {
		s[i] = uint8(min(max(w.around(p, i), 1), 5))
	}
	if p.age < grownUp && p.group == children {
		s[housework], s[shopping] = notRelevant, notRelevant
	}
	w.settle(p, &s)
	if p.need == some {
		w.cap(&s, w.weak.take(&w.d) && !w.tilted)
	}
	return s
}

// part is fewer than eight scores: a safety alarm alone calls for one, and
// else the form was never filled in.
func (w *writer) part(p *person) scores {
	var s scores
	if p.has == 1<<6 {
		for i := range s {
			s[i] = notRelevant
		}
		s[ownHealth] = 3
		return s
	}
	w.found("F002")
	for range 2 + w.d.n(5) {
		s[w.d.n(composite)] = uint8(3 + w.d.n(3))
	}
	return s
}

// around draws one variable about the middle of the level.
func (w *writer) around(p *person, i int) int {
	middle := [...]int{some: 18, medium: 30, large: 42}[p.need]
	x := (middle+w.d.n(5)-2+5)/10 + w.d.n(3) - 1
	switch i {
	case housework, shopping:
		x++
	case eating:
		x--
	case decisions, memory:
		if p.dementia {
			x++
		}
	case composite, composite + 1:
		x = 1 + w.d.n(3)
	}
	return x
}

// settle nudges variables at random until the mean of the composite lies
// within the level's band.
func (w *writer) settle(p *person, s *scores) {
	for {
		up := w.off(p.need, s)
		if up == 0 {
			return
		}
		w.nudge(s, w.d.n(composite), up)
	}
}

// off tells which way the mean must go: below 2.5 is some, below 3.5 medium,
// the rest large. The bands are a little narrower, and some has a floor of 1.3.
func (w *writer) off(n need, s *scores) int {
	sum, count := 0, 0
	for _, v := range s[:composite] {
		if v != notRelevant && v != 0 {
			sum, count = sum+int(v), count+1
		}
	}
	lo, hi := [...]int{some: 13, medium: 25, large: 35}[n], [...]int{some: 24, medium: 34, large: 50}[n]
	switch {
	case sum*10 < lo*count:
		return 1
	case sum*10 > hi*count:
		return -1
	}
	return 0
}

func (w *writer) nudge(s *scores, i, by int) {
	if v := int(s[i]) + by; s[i] != notRelevant && v >= 1 && v <= 5 {
		s[i] = uint8(v)
	}
}

// cap makes the weak have no score of 3 or more, and all others at least one.
func (w *writer) cap(s *scores, weak bool) {
	if weak {
		w.found("F005")
	}
	highest := uint8(0)
	for i, v := range s {
		if v == notRelevant {
			continue
		}
		if weak {
			s[i] = min(v, 2)
		}
		highest = max(highest, s[i])
	}
	if !weak && highest < 3 {
		s[ownHealth] = 3
	}
}
