package depot

import (
	"strings"
	"testing"
)

func TestCheckSentence(t *testing.T) {
	for v, ok := range map[string]bool{
		"": true, "Vi ringer.": true, "Frist flyttet til 21.03.2027, kl. 12.00.": true, "Telefon 22 11 22 11": true,
		"01027512345": false, "gjelder 010275 12345": false, "010275-12345": false, "0 1 0 2 7 5 1 2 3 4 5": false,
		strings.Repeat("a", 501): false,
	} {
		if (checkSentence(v) == nil) != ok {
			t.Errorf("%q", v)
		}
	}
}
