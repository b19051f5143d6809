package rule

import (
	"bytes"

	"sluse/core/format"
	"sluse/core/ident"
	"sluse/core/record"
	"sluse/core/stats"
)

// kprState is what the rules on notifications remember.
type kprState struct {
	lopeNr   [maxLopeNr]byte // of the notification before
	lopeLen  int
	before   stats.Key // its GUID
	first    bool      // none yet
	events   int       // in the current one
	status   int32
	guids    stats.Set // GUIDs as written, for uniqueness
	known    stats.Set // GUIDs folded → 1 for an original, 2 for another
	kommuner smallSet
	starts   stats.Set // service of a person → day it started
	pauses   stats.Set // pause of a service → day it began
	event    event
	place    record.Place // of the notification
	el       *format.Element
	told     ident.Day // when it was made; NoDay = unknown
	lastTold ident.Day // of all, see ofYear
	happened ident.Day // the newest event
}

const maxLopeNr = 32

// noGUID is the null GUID: the previous one of a municipality's first.
const noGUID = "00000000-0000-0000-0000-000000000000"

// fold writes a GUID without braces in lower case.
func fold(guid []byte, out *[36]byte) []byte {
	guid = bytes.Trim(guid, "{}")
	for i, c := range guid {
		if 'A' <= c && c <= 'F' {
			c += 'a' - 'A'
		}
		out[i] = c
	}
	return out[:len(guid)]
}

// lopeNr compares serial numbers as numbers, of any length.
func lopeNr(s *state) {
	k := &s.kpr
	v := s.Rec.Val(format.NotLopeNr)
	digits := bytes.TrimLeft(v, "0")
	if !allDigits(v) || len(digits) > maxLopeNr {
		s.fire(format.NotLopeNr)
		return
	}
	before := k.lopeNr[:k.lopeLen]
	if !k.first && (len(digits) < len(before) || len(digits) == len(before) && bytes.Compare(digits, before) <= 0) {
		s.fire(format.NotLopeNr)
	}
	k.lopeLen = copy(k.lopeNr[:], digits)
}

func allDigits(v []byte) bool {
	for _, c := range v {
		if c-'0' > 9 {
			return false
		}
	}
	return len(v) > 0
}

// kjede compares the previous GUID with that of the notification before. What
// the first in the file points to is not known, so anything goes.
func kjede(s *state) {
	k := &s.kpr
	var buf [36]byte
	if s.has(format.NotForrigeGUID) && !k.first {
		if previous := fold(s.Rec.Val(format.NotForrigeGUID), &buf); string(previous) == noGUID || stats.KeyOf(previous) != k.before {
			s.fire(format.NotForrigeGUID)
		}
	}
	k.first = false
	k.before = stats.Key{}
	if s.has(format.NotGUID) {
		k.before = stats.KeyOf(fold(s.Rec.Val(format.NotGUID), &buf))
	}
}

func enHendelse(s *state) {
	if s.kpr.events != 1 {
		s.fireAt(s.kpr.place, s.kpr.el, "")
	}
}

func statusOgRef(s *state) {
	original := s.num(format.NotStatus) == 'N'
	if original == (s.Rec.Seen>>format.NotRef&1 != 0) {
		s.fire(format.NotStatus)
	}
}

// refTilOriginal: a reference to another correction is a warning; one to what
// is not in the file is told as information, since it may have been sent before.
func refTilOriginal(s *state) {
	var buf [36]byte
	what, found := s.kpr.known.Get(stats.KeyOf(fold(s.Rec.Val(format.NotRef), &buf)))
	switch {
	case !found:
		s.fireAs(Info, format.NotRef)
	case what != original:
		s.fire(format.NotRef)
	}
}

const original = 1

// openNotification notes a notification after its own rules have run.
func (s *state) openNotification() {
	k := &s.kpr
	k.events = 0
	k.place, k.el = s.Place(), s.Rec.El
	what := uint32(2)
	if k.status = 0; s.has(format.NotStatus) {
		k.status = s.num(format.NotStatus)
	}
	if k.status == 'N' {
		what = original
	}
	if s.has(format.NotGUID) {
		var buf [36]byte
		k.known.Put(stats.KeyOf(fold(s.Rec.Val(format.NotGUID), &buf)), what)
	}
	if k.told = ident.NoDay; s.has(format.NotTid) {
		k.told = s.day(format.NotTid)
		s.ofYear(k.told, k.happened)
	}
}

// ofYear takes in a day of telling and one of happening. A message of events
// names no year. It is of the year that it was last told in; but what is told
// while deliveries of the year before are taken, and holds nothing that happened
// after New Year, is one of those.
func (s *state) ofYear(told, happened ident.Day) {
	k := &s.kpr
	if told <= k.lastTold && happened <= k.happened {
		return
	}
	k.lastTold, k.happened = max(k.lastTold, told), max(k.happened, happened)
	year, month, _ := k.lastTold.Civil()
	if month <= lateMonth && k.happened < ident.Date(year, 1, 1) {
		year--
	}
	s.year = year
}

// lateMonth is the last in which a delivery for the year before is corrected.
const lateMonth = 3

func sammeGUID(s *state) {
	if _, again := s.kpr.guids.Put(stats.KeyOf(s.Rec.Val(format.NotGUID)), 0); again {
		s.fire(format.NotGUID)
	}
}

func sammeKommune(s *state) {
	if s.kpr.kommuner.put(stats.KeyOf(s.Rec.Val(format.KommuneNr))) {
		s.fire(format.KommuneNr)
	}
}

func utgaatt(s *state) {
	if format.EndedInEvents.Has(s.num(format.HendelseTjenesteType)) {
		s.fire(format.HendelseTjenesteType)
	}
}

// hendelsesrekke compares an end with the beginning in the same file, once the
// person is known: identifiers of services are the person's own.
func hendelsesrekke(s *state) {
	e := &s.kpr.event
	if !e.whole || s.kpr.status == 'C' {
		return
	}
	service := stats.Pair(e.service, stats.KeyOf(s.Rec.Val(format.BrukerNr)))
	pause := stats.Pair(service, e.pause)
	switch e.id {
	case format.TjenesteStart:
		s.kpr.starts.Set(service, uint32(e.day))
	case format.TjenesteSlutt:
		if start, ok := s.kpr.starts.Get(service); ok && e.day < ident.Day(start) {
			s.fireAt(e.place, e.el, "hendelseDato")
		}
	case format.MidlertidigStoppFra:
		s.kpr.pauses.Set(pause, uint32(e.day))
	case format.MidlertidigStoppTil:
		if from, ok := s.kpr.pauses.Get(pause); !ok || e.day < ident.Day(from) {
			s.fireAt(e.place, e.el, "hendelseDato")
		}
	}
}

// An event is the one that the person being read is in.
type event struct {
	el      *format.Element
	id      format.ElementID
	place   record.Place
	whole   bool // day and identifiers are there
	day     ident.Day
	service stats.Key
	pause   stats.Key
}

// openEvent takes in an event.
func (s *state) openEvent() {
	s.kpr.events++
	e := &s.kpr.event
	*e = event{el: s.Rec.El, id: s.Rec.ID, place: s.Place(), day: s.day(format.HendelseDato)}
	e.whole = s.Rec.Present(has(format.HendelseDato, format.HendelseTjenesteID))
	if s.has(format.HendelseDato) && e.day <= s.kpr.told { // else a slip of the pen
		s.ofYear(s.kpr.told, e.day)
	}
	if e.whole {
		e.service = stats.KeyOf(s.Rec.Val(format.HendelseTjenesteID))
	}
	if s.has(format.HendelseStoppID) {
		e.pause = stats.KeyOf(s.Rec.Val(format.HendelseStoppID))
	}
	if s.has(format.HendelseTjenesteType) {
		s.services++
	}
}
