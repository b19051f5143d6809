package synth

// close sums up the person.
func (c *tally) close() {
	if len(c.p.has) == 0 {
		c.t.Error("a person without any service")
	}
	for kind, rows := range c.p.has {
		c.pairs[kind]++
		c.pairsIn[c.p.group][kind]++
		if rows > 2 || rows == 2 && service[rowOf(kind)].repeat == 0 {
			c.t.Errorf("type %d %d times", kind, rows)
		}
	}
	c.level()
	c.together()
	_, inStay := c.p.has[langtid]
	if c.p.dementia && inStay {
		c.inDementia++
	}
	if c.p.dementia && !inStay {
		c.home++
		if c.p.has[4] > 0 {
			c.homeActive++
		}
	}
	if c.p.has[14]+c.p.has[23] > 0 && !c.p.disabled {
		c.t.Error("coercion without utviklingshemning")
	}
	if c.p.has[2] > 0 && c.p.has[3] > 0 {
		c.t.Error("2 and 3 together")
	}
	if c.p.has[bolig] > 0 && c.p.group == young && c.p.disabled {
		c.disabledIn29++
	}
}

func rowOf(kind int) int {
	for i, r := range service {
		if r.kind == kind {
			return i
		}
	}
	return 0
}

// level is the composite of FORMAT-AAR §2.
func (c *tally) level() {
	level := 0
	if c.p.sets == 0 {
		c.none++
	} else {
		sum, n, high, filled := 0, 0, false, 0
		for i, v := range c.p.first {
			if v >= 1 && v <= 5 && i < 15 {
				sum, n = sum+v, n+1
			}
			high = high || v >= 3 && v <= 5
			if v != 0 {
				filled++
			}
		}
		switch {
		case n < 8:
			c.part++
		case 2*sum < 5*n:
			level = 1
		case 2*sum < 7*n:
			level = 2
		default:
			level = 3
		}
		if level > 0 {
			c.assessed++
			if filled < 17 {
				c.t.Error("a set with holes")
			}
			if !high {
				c.weak++
			}
		}
	}
	c.need[level]++
	c.needIn[[2]int{c.p.housing, level}]++
}
