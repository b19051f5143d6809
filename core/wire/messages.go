package wire

//msgp:replace Kind with:string
//msgp:replace Part with:string

// Wake is the queue's message: a delivery has something to be done. It
// carries no state, since the database is the truth and a message may come
// twice, late or never.
type Wake struct {
	Version  int    `msg:"v"`
	Delivery string `msg:"id"`
	Outbox   int64  `msg:"outbox"`
}

// Manifest is what the edge tells a collector about one sealed object. It is
// what the sender declared and the edge verified, never content.
type Manifest struct {
	Version      int    `msg:"v"`
	ID           string `msg:"id"`
	Municipality string `msg:"municipality"`
	Year         int    `msg:"year"`
	Kind         Kind   `msg:"kind"`
	Project      string `msg:"project"`
	Part         Part   `msg:"part"`
	Bundle       string `msg:"bundle"`
	KeyID        string `msg:"key"`
	SHA256       string `msg:"sha256"`   // hex, of the sealed bytes
	Size         int64  `msg:"size"`     // bytes
	Received     string `msg:"received"` // RFC 3339, Europe/Oslo
	Late         bool   `msg:"late"`
	Supersedes   string `msg:"supersedes"`
}

// Version1 is the only version of Wake and Manifest so far.
const Version1 = 1
