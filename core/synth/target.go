package synth

// The targets are those of 2015, the last year with a full set of published
// figures, written with codes valid today (12 and 13 became 29; 16 became an
// item of the person). Sums and shares marked K are public figures; the
// splits over ages and everything marked O are ours, and must not be quoted
// as statistics.

// base is what the targets below are counts of: recipients in 2015 (K).
const base = 348_858

// The age groups: 0–17, 18–49, 50–66, 67–79, 80–89, 90 and over.
const groups = 6

const (
	children = iota
	young
	middle
	older
	eighties
	nineties
)

// A groupRow is one age group: who is in it and what happens to them.
type groupRow struct {
	persons, women int
	died, isNew    int    // in thousandths
	alone          int    // husstand 1 outside institutions, per cent
	uoppgitt       int    // weight in steering who lacks an assessment (K 2021)
	first          int    // lowest age
	ages           []int  // weights of the ages from first on
	housing        [5]int // boforhold 5, 4, 2 and 3, 1, 6 and 9
}

var group = [groups]groupRow{
	{17443, 6628, 2, 350, 0, 25, 0, childAges(), [5]int{0, 0, 0, 17094, 349}},
	{69772, 33839, 6, 240, 55, 11, 18, flat(32), [5]int{471, 7062, 13170, 47674, 1395}},
	{48643, 24322, 30, 240, 60, 11, 50, flat(17), [5]int{2355, 3924, 7204, 34187, 973}},
	{68000, 40120, 80, 270, 55, 10, 67, changing(13, 102), [5]int{8478, 1726, 4344, 52092, 1360}},
	{103500, 72450, 130, 200, 68, 6, 80, flat(10), [5]int{20724, 2040, 7064, 71602, 2070}},
	{41500, 31955, 250, 110, 80, 2, 90, changing(19, 75), [5]int{15072, 942, 3104, 21552, 830}},
}

// A serviceRow is how many persons have a tjenesteType, in all (K where the
// type is 1–19, else O) and by age (O); repeat is how many of them have a
// second row of it.
type serviceRow struct {
	kind    int
	persons int
	age     [groups]int
	repeat  int
}

var service = []serviceRow{
	{1, 110676, [groups]int{0, 13281, 17708, 24349, 39843, 15495}, 3000},
	{2, 23726, [groups]int{237, 13049, 5694, 2136, 1898, 712}, 0},
	{3, 3567, [groups]int{214, 1783, 1284, 250, 36, 0}, 0},
	{4, 29690, [groups]int{297, 8907, 5047, 5641, 7720, 2078}, 0},
	{5, 33999, [groups]int{0, 680, 2040, 7480, 16319, 7480}, 0},
	{6, 93300, [groups]int{0, 1866, 5598, 18660, 46650, 20526}, 0},
	{7, 9871, [groups]int{5923, 2961, 494, 296, 197, 0}, 0},
	{8, 7779, [groups]int{3734, 2100, 311, 545, 856, 233}, 1200},
	{9, 36862, [groups]int{5161, 18431, 6635, 2949, 2949, 737}, 0},
	{11, 11293, [groups]int{5872, 2597, 1016, 791, 791, 226}, 0},
	{15, 217142, [groups]int{2171, 39086, 36914, 47771, 65143, 26057}, 8000},
	{17, 6562, [groups]int{0, 131, 459, 1772, 3281, 919}, 0},
	{18, 27927, [groups]int{0, 558, 2793, 7819, 12009, 4748}, 3600},
	{19, 15716, [groups]int{0, 629, 2200, 4715, 6443, 1729}, 0},
	{20, 24500, [groups]int{0, 735, 2205, 5880, 10780, 4900}, 4500},
	{21, 47100, [groups]int{0, 471, 2355, 8478, 20724, 15072}, 0},
	{22, 250, [groups]int{5, 25, 45, 63, 87, 25}, 0},
	{25, 8000, [groups]int{0, 560, 1120, 2080, 3040, 1200}, 876},
	{29, 50580, [groups]int{0, 20232, 11128, 6070, 9104, 4046}, 0},
	{14, 1300, [groups]int{39, 871, 312, 65, 13, 0}, 0},
	{23, 600, [groups]int{30, 396, 144, 24, 6, 0}, 0},
	{24, 3200, [groups]int{0, 96, 192, 672, 1536, 704}, 0},
	{26, 700, [groups]int{7, 42, 84, 245, 266, 56}, 0},
	{27, 600, [groups]int{0, 60, 120, 180, 192, 48}, 0},
	{28, 300, [groups]int{3, 45, 30, 60, 114, 48}, 0},
}

// pairs is the sum of the persons column: distinct person and type.
const pairs = 765_240

func flat(n int) []int { return changing(n, 100) }

// changing gives n weights, each so many per cent of the one before.
func changing(n, percent int) []int {
	w, x := make([]int, n), 1_000_000
	for i := range w {
		w[i] = x
		x = x * percent / 100
	}
	return w
}

// childAges weights 8–17 three times the younger ones.
func childAges() []int {
	w := flat(18)
	for i := 8; i < len(w); i++ {
		w[i] *= 3
	}
	return w
}
