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
	Version      int    `msg:"v" json:"v"`
	ID           string `msg:"id" json:"id"`
	Municipality string `msg:"municipality" json:"municipality"`
	Year         int    `msg:"year" json:"year"`
	Kind         Kind   `msg:"kind" json:"kind"`
	Project      string `msg:"project" json:"project"`
	Part         Part   `msg:"part" json:"part"`
	Bundle       string `msg:"bundle" json:"bundle"`
	KeyID        string `msg:"key" json:"key"`
	SHA256       string `msg:"sha256" json:"sha256"`     // hex, of the sealed bytes
	Size         int64  `msg:"size" json:"size"`         // bytes
	Received     string `msg:"received" json:"received"` // RFC 3339, Europe/Oslo
	Late         bool   `msg:"late" json:"late"`
	Supersedes   string `msg:"supersedes" json:"supersedes"`
}

// Version1 is the only version of Wake and Manifest so far.
const Version1 = 1
