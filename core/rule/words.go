package rule

import (
	"strconv"
	"strings"

	"sluse/core/record"
)

// told is a row in a language, for a finding of it.
func (r *Row) told(f *found, lang string) (w *Words, many string) {
	if f.other {
		return &r.Other[langIndex(lang)], ""
	}
	return r.words(lang)
}

// words is a row in a language: nn, en, and nb for all else.
func (r *Row) words(lang string) (w *Words, many string) {
	switch lang {
	case "nn":
		return &r.NN, r.Many[1]
	case "en":
		return &r.EN, r.Many[2]
	}
	return &r.NB, r.Many[0]
}

// In other languages than these the report is in bokmål.
func langIndex(lang string) int {
	switch lang {
	case "nn":
		return 1
	case "en":
		return 2
	}
	return 0
}

// message says what a finding found.
func message(r *Row, f *found, year int, lang string) string {
	w, many := r.told(f, lang)
	text := w.Message
	if f.n > 0 && many != "" {
		text = many
	}
	if text == "" || f.attr == "" && strings.Contains(text, "{attribute}") {
		return w.Title + "."
	}
	if !strings.Contains(text, "{") {
		return text
	}
	return strings.TrimSpace(fill(text, func(name string) string {
		switch name {
		case "element":
			return f.element
		case "attribute":
			return f.attr
		case "n":
			return strconv.FormatInt(f.n, 10)
		case "year":
			return strconv.Itoa(year)
		case "form":
			return f.form.Words(lang)
		case "code":
			return code(f.code, r.ID, lang)
		}
		return reasons[f.reason][langIndex(lang)]
	}))
}

// fill puts values for the names in braces.
func fill(text string, value func(name string) string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		b.WriteString(value(name))
		text = after
	}
}

// code is a code as told: a municipality's successor in a sentence, years one
// after the other.
func code(code, rule, lang string) string {
	switch {
	case rule == "K002" && code != "":
		return [3]string{"Nytt nummer: ", "Nytt nummer: ", "New number: "}[langIndex(lang)] + code + "."
	case rule == "M013":
		return listed(strings.Fields(code), [3]string{" og ", " og ", " and "}[langIndex(lang)])
	}
	return code
}

// listed is what a sentence says of several: a, b and c.
func listed(of []string, and string) string {
	if n := len(of) - 1; n > 0 {
		return strings.Join(of[:n], ", ") + and + of[n]
	}
	return strings.Join(of, "")
}

// reasons are why the scanner refused something: bokmål, nynorsk, English.
var reasons = [record.NumReasons][3]string{
	record.Empty:             {"filen er tom", "fila er tom", "the file is empty"},
	record.PDF:               {"den er en PDF", "ho er ein PDF", "it is a PDF"},
	record.Zip:               {"den er en zip-fil eller et regneark", "ho er ei zip-fil eller eit rekneark", "it is a zip file or a spreadsheet"},
	record.OLE:               {"den er et eldre Office-dokument", "ho er eit eldre Office-dokument", "it is an older Office document"},
	record.Sealed:            {"den er allerede kryptert", "ho er allereie kryptert", "it is encrypted already"},
	record.Compressed:        {"den er komprimert", "ho er komprimert", "it is compressed"},
	record.NotMarkup:         {"den begynner ikke som XML", "ho byrjar ikkje som XML", "it does not begin as XML"},
	record.Truncated:         {"den slutter før elementene er avsluttet", "ho sluttar før elementa er avslutta", "it ends before its elements do"},
	record.Syntax:            {"tegnene her er ikke XML", "teikna her er ikkje XML", "the characters here are not XML"},
	record.Mismatch:          {"slutt-taggen passer ikke til elementet som er åpent", "slutt-taggen passar ikkje til elementet som er ope", "the end tag does not match the open element"},
	record.Repeated:          {"et attributt står to ganger i samme tagg", "eit attributt står to gonger i same tagg", "an attribute is given twice in one tag"},
	record.BadChar:           {"et tegn her er ikke tillatt i XML", "eit teikn her er ikkje tillate i XML", "a character here is not allowed in XML"},
	record.BadReference:      {"en entitet eller tegnreferanse her er ikke kjent", "ein entitet eller teiknreferanse her er ikkje kjend", "an entity or character reference here is not known"},
	record.OutsideRoot:       {"det står noe utenfor rotelementet", "det står noko utanfor rotelementet", "there is something outside the root element"},
	record.Unbound:           {"et navnerom er ikke eller feil deklarert", "eit namnerom er ikkje eller feil deklarert", "a namespace is not declared, or wrongly"},
	record.NoRoot:            {"den slutter før rotelementet", "ho sluttar før rotelementet", "it ends before the root element"},
	record.OtherEncoding:     {"en annen tegnkoding er brukt eller oppgitt", "ei anna teiknkoding er brukt eller oppgitt", "another encoding is used or declared"},
	record.NotUTF8:           {"tegnene her er ikke gyldig UTF-8", "teikna her er ikkje gyldig UTF-8", "the characters here are not valid UTF-8"},
	record.TagLong:           {"en tagg er for lang", "ein tagg er for lang", "a tag is too long"},
	record.TooManyAttributes: {"en tagg har for mange attributter", "ein tagg har for mange attributt", "a tag has too many attributes"},
	record.TooDeep:           {"elementene ligger for dypt i hverandre", "elementa ligg for djupt i kvarandre", "the elements are nested too deeply"},
	record.NameLong:          {"et navn er for langt", "eit namn er for langt", "a name is too long"},
	record.UnknownElement:    {"et element her er ukjent eller feilplassert", "eit element her er ukjent eller feilplassert", "an element here is unknown or misplaced"},
	record.WrongOrder:        {"elementet står i feil rekkefølge", "elementet står i feil rekkjefølgje", "the element is out of order"},
	record.TooOften:          {"elementet står for mange ganger", "elementet står for mange gonger", "the element is repeated too often"},
	record.TextInElement:     {"det står tekst i elementet", "det står tekst i elementet", "there is text in the element"},
}
