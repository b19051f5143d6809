package format

// Groups of kodeverk 9151 that rules and statistics ask for.
var (
	// HourServices are those whose decision states hours a week: SSB's hours indicator.
	HourServices = SetOf(1, 2, 3, 4, 7, 9, 11, 15, 17, 22)
	// DayServices are stays by day and night.
	DayServices = SetOf(8, 18, 19, 20, 21, 25)
	// TimeLimited are SSB's time-limited stays.
	TimeLimited = SetOf(8, 18, 19, 20)
	// Coercion are decisions on the use of force.
	Coercion = SetOf(14, 23, 24)
	// Institution are services in an institution.
	Institution = SetOf(8, 17, 18, 19, 20, 21, 22, 25)
	// ProviderExpected are those that must name the institution.
	ProviderExpected = SetOf(8, 17, 18, 19, 20, 21, 22, 25)
	// AfterHospital are those that say whether one came from hospital.
	AfterHospital = SetOf(18, 19, 20, 21)
	// EndedIn2018 are the dwellings that 29 replaced.
	EndedIn2018 = SetOf(12, 13)
	// EndedInEvents are those that IPLOS in KPR no longer takes.
	EndedInEvents = SetOf(6, 14, 23, 24, 26, 27, 28)
)

// MaxMinutes is a whole week.
const MaxMinutes = 7 * 24 * 60
