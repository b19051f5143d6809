package stats

// Figures are the aggregates of one delivery. Recipients are persons with at
// least one service that touches the year; shares are of the recipients for
// whom the thing is known, 0 where there are none. Minutes are per week.
type Figures struct {
	Year         int    `json:"year"`
	Municipality string `json:"municipality"`
	Kind         string `json:"kind"`

	Headline

	AgeSex       []AgeSex      `json:"ageSex"`
	ServiceTypes []ServiceType `json:"serviceTypes"`
	Boforhold    []CodeCount   `json:"boforhold"`
	Husstand     []CodeCount   `json:"husstand"`
	Need         NeedCounts    `json:"need"`
	NeedByHome   []NeedByHome  `json:"needByBoforhold"`
	DayActivity  DayActivity   `json:"dayActivity"`
	LongStay     LongStay      `json:"longStay"`

	Applications int64   `json:"applications"`
	Refusals     int64   `json:"refusals"`
	Deaths       int64   `json:"deaths"`
	Over80       int64   `json:"over80"`
	Deaths80     int64   `json:"deathsOver80"`
	Quality      Quality `json:"quality"`

	users   *Set // brukerNr of all persons; in memory only
	squares int64
}

// A Headline is what is said first of a delivery, or of a register. Shares are
// of the recipients.
type Headline struct {
	Persons    int64 `json:"persons"`    // also those who only applied
	Recipients int64 `json:"recipients"` // with a service of the year
	Services   int64 `json:"services"`   // of the year

	WomenShare       float64 `json:"womenShare"`
	Under67Share     float64 `json:"under67Share"`
	Under50Share     float64 `json:"under50Share"`
	Under18Share     float64 `json:"under18Share"`
	InstitutionShare float64 `json:"institutionShare"` // institution or dwelling staffed day and night
	OtherMunicipal   float64 `json:"otherMunicipalShare"`
	OrdinaryShare    float64 `json:"ordinaryShare"`
	ServicesEach     float64 `json:"servicesPerRecipient"`
}

// AgeSex is one age group.
type AgeSex struct {
	Group   string `json:"group"` // "0-17" … "90+", "unknown"
	Women   int64  `json:"women"`
	Men     int64  `json:"men"`
	Unknown int64  `json:"unknown"`
}

// ServiceType is one tjenesteType that somebody has.
type ServiceType struct {
	Type          int     `json:"type"`
	Users         int64   `json:"users"`
	Rows          int64   `json:"rows"`
	Open          int64   `json:"open"` // on 31 December
	Under50       int64   `json:"under50"`
	From80        int64   `json:"from80"`
	WithHours     int64   `json:"withHours"` // rows that state hours
	MeanMinutes   float64 `json:"meanMinutes"`
	MedianMinutes int     `json:"medianMinutes"`
	ModeMinutes   int     `json:"modeMinutes"` // the most frequent, and in how many rows
	ModeRows      int64   `json:"modeRows"`

	HourBands HourBands `json:"hourBands"`
}

// CodeCount is how many recipients have a code; code 0 is not given.
type CodeCount struct {
	Code  int     `json:"code"`
	N     int64   `json:"n"`
	Share float64 `json:"share"`
}

// NeedCounts are recipients by the composite of their newest assessment.
type NeedCounts struct {
	Some      int64 `json:"some"`
	Medium    int64 `json:"medium"`
	Extensive int64 `json:"extensive"`
	Unstated  int64 `json:"unstated"`
}

// NeedByHome is need within one code of boforhold.
type NeedByHome struct {
	Boforhold int `json:"boforhold"`
	NeedCounts
}

// DayActivity is how many of those at home with a registered diagnosis have
// service 4.
type DayActivity struct {
	DementiaHome     int64   `json:"dementiaAtHome"`
	DementiaActive   int64   `json:"dementiaWithActivity"`
	DementiaShare    float64 `json:"dementiaShare"`
	DisabilityHome   int64   `json:"disabilityAtHome"`
	DisabilityActive int64   `json:"disabilityWithActivity"`
	DisabilityShare  float64 `json:"disabilityShare"`
}

// LongStay is service 21. MeanYears is the stock at the end of the year over
// the outflow in it.
type LongStay struct {
	Users     int64   `json:"users"`
	Under50   int64   `json:"under50"`
	From80    int64   `json:"from80"`
	Open      int64   `json:"open"`
	Ended     int64   `json:"ended"`
	MeanYears float64 `json:"meanYears"`
}

// Quality is what habits of registration show by.
type Quality struct {
	Assessed    int64 `json:"assessed"`    // recipients with an assessment
	Alike       int64 `json:"alike"`       // of them with one value on all variables
	AdultScores int64 `json:"adultScores"` // of grown-ups with more than an alarm
	AdultNines  int64 `json:"adultNines"`
	LastDay     int64 `json:"endedLastDay"` // services that ended on 31 December
}

func share(n, of int64) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// Type returns the row of a tjenesteType; a zero row if nobody has it.
func (f *Figures) Type(t int) ServiceType {
	for _, s := range f.ServiceTypes {
		if s.Type == t {
			return s
		}
	}
	return ServiceType{Type: t}
}
