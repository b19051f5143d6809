package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"sluse/core"
	"sluse/core/pseudonym"
	"sluse/core/register"
	"sluse/core/seal"
	"sluse/core/wire"
)

// A sentence in bokmål, nynorsk and English. All that a person reads is in
// the tables words*.go; what programs read is not translated.
type sentence [3]string

// say fills in the sentence in the call's language.
func (c *call) say(s sentence, args ...any) string {
	if len(args) == 0 {
		return s[c.lang]
	}
	return fmt.Sprintf(s[c.lang], args...)
}

// operands are what stands after the verb's flags, in the call's language.
func (c *call) operands() string {
	words := c.verb.args
	for _, o := range operandWords {
		words = strings.ReplaceAll(words, o[2], o[c.lang])
	}
	return words
}

var languages = [...]string{"nb", "nn", "en"}

func index(lang string) int {
	for i, l := range languages {
		if l == lang {
			return i
		}
	}
	return -1
}

// language looks for -lang before the flags are parsed, since the flags'
// own words need it; SLUSE_LANG comes second, bokmål last.
func language(args []string, env func(string) string) int {
	chosen := env("SLUSE_LANG")
	for i, a := range args {
		name, value, given := strings.Cut(strings.TrimPrefix(a, "-"), "=")
		switch {
		case name != "-lang" && name != "lang" || !strings.HasPrefix(a, "-"):
		case given:
			chosen = value
		case i+1 < len(args):
			chosen = args[i+1]
		}
	}
	return max(index(chosen), 0)
}

// explain words an error: known causes in the reader's language, others as
// they are, which is English.
func (c *call) explain(err error) string {
	text := err.Error()
	var n network
	if errors.As(err, &n) {
		return strings.Replace(text, n.Error(), c.say(sayNetwork, n.Error()), 1)
	}
	for _, k := range causes {
		if !errors.Is(err, k.err) {
			continue
		}
		var p *fs.PathError
		if errors.As(err, &p) {
			return strings.Replace(text, p.Error(), p.Path+": "+c.say(k.words), 1)
		}
		return strings.Replace(text, k.err.Error(), c.say(k.words), 1)
	}
	return text
}

// errChanged means that a file was written to while it was being worked on.
var errChanged = errors.New("the file changed between checking and sealing")

var causes = []struct {
	err   error
	words sentence
}{
	{seal.ErrRecipient, sayNotHybrid},
	{core.ErrWrongKey, sayWrongKey},
	{register.ErrOtherRegister, sayOtherRegister},
	{pseudonym.ErrRealInTest, sayRealInTest},
	{register.ErrOtherKey, sayOtherKey},
	{core.ErrDamaged, sayDamaged},
	{core.ErrTooLarge, sayUnpacksTooLarge},
	{core.ErrOtherFeedback, sayOtherFeedback},
	{fs.ErrNotExist, sayNotExist},
	{fs.ErrPermission, sayNotAllowed},
	{fs.ErrExist, sayExists},
	{errChanged, sayChanged},
	{wire.ErrArmored, sayArmored},
	{wire.ErrPassphrase, sayPassphrase},
	{wire.ErrClassic, sayClassic},
}
