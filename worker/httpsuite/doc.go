// Package httpsuite runs the service's behaviour as readable request scripts,
// worker/testdata/http/*.txt, against any host: the same files are the truth
// for the native host and for the Worker.
//
//	go test ./worker/httpsuite
//	SLUSE_URL=http://127.0.0.1:8787 SLUSE_DEV=.sluse/dev.json go test -count=1 ./worker/httpsuite
//
// Without SLUSE_URL the test starts native hosts itself. With it, the scripts
// run that belong to the day the host's clock shows; the host must be fresh
// and in development, started with the clock of one of the scripts. The days
// are listed by
//
//	go test ./worker/httpsuite -run TestClocks -v
//
// # Scripts
//
// A script is requests in order. An empty line ends a request; # begins a
// comment line. The first line that is not a comment says where the host's
// clock must have been started:
//
//	clock 2027-01-05T10:00:00+01:00
//
//	POST /v1/deliveries?year=2026&municipality=0301&kind=test
//	> Authorization: Bearer {token 0301}
//	> body sealed one
//	< 201
//	< Location: /v1/deliveries/{id}
//	< .id = {id=}
//	< .state = received
//
// Lines with > are what is sent: headers, and one body. Lines with < are what
// must come back: the status, headers, and fields of the JSON answer.
//
// Bodies: `body sealed NAME [SIZE]` is a sealed-looking file, the same for
// the same name; `body slice NAME FROM TO` is bytes of it; `body text WORDS`
// and `body json {…}` are literal; `body file PATH` is a file under
// worker/testdata; `body note NAME TEXT` is a signed note by one of the
// development signers (root, ssb, overrides, edge); `body outcome RESULT
// RECEIPT SIGNER` is SSB's answer to the delivery of a captured receipt.
// `chunked` sends the body without its length; `repeat N` sends the request
// up to N times, several at once, until the status is the one wanted.
//
// Values: {name} is a captured variable; {token NAME} one of the development
// tokens; {sha NAME} and {size NAME} belong to a sealed body; {digest NAME}
// is its structured-field digest, {b64 TEXT} base64, {b64sha TEXT} base64 of
// SHA-256, {key ROLE YEAR} the id of an active key. In an expectation,
// {name=} captures what stands there, {name=REGEXP} if it matches, and {*} is
// anything. `= VALUE` compares a whole field, `has VALUE` a part of it, `is
// absent` says that the field or header is not there; `< body has TEXT`,
// `< body is NAME` look at the bytes themselves.
//
// A JSON field is a path of names and indexes; [name=value] picks the first
// element of a list that has it: .deliveries[id={id}].state
package httpsuite
