package record

import "bytes"

const (
	xmlNamespace = "http://www.w3.org/XML/1998/namespace"
	xsiNamespace = "http://www.w3.org/2001/XMLSchema-instance"
	xmlnsURI     = "http://www.w3.org/2000/xmlns/"
)

// namespaces are the bindings in force, innermost last.
type namespaces struct {
	list    []binding
	home    string // the layout's namespace
	plain   bool   // names without a prefix are in it
	changed bool   // by the current tag
}

type binding struct{ prefix, uri string }

func (n *namespaces) find(prefix []byte) (uri string, ok bool) {
	for i := len(n.list) - 1; i >= 0; i-- {
		if n.list[i].prefix == string(prefix) {
			return n.list[i].uri, n.list[i].uri != "" || len(prefix) == 0
		}
	}
	if string(prefix) == "xml" {
		return xmlNamespace, true
	}
	return "", len(prefix) == 0
}

func (n *namespaces) bind(prefix, uri string) {
	n.list = append(n.list, binding{prefix, uri})
	n.changed = true
	n.settle()
}

func (n *namespaces) cut(to int) {
	n.list = n.list[:to]
	n.settle()
}

func (n *namespaces) setHome(uri string) {
	n.home = uri
	n.settle()
}

func (n *namespaces) settle() {
	uri, _ := n.find(nil)
	n.plain = n.home != "" && uri == n.home
}

// split parts a qualified name at its colon.
func split(qname []byte) (prefix, local []byte) {
	if i := bytes.IndexByte(qname, ':'); i >= 0 {
		return qname[:i], qname[i+1:]
	}
	return nil, qname
}

// declared returns the prefix that an attribute's name declares.
func declared(name []byte) (prefix []byte, ok bool) {
	if string(name) == "xmlns" {
		return nil, true
	}
	return bytes.CutPrefix(name, []byte("xmlns:"))
}

// declare takes in the namespace declarations among the others.
func (s *Scanner) declare() status {
	for _, o := range s.others {
		prefix, ok := declared(s.buf[o.start:o.end])
		if !ok {
			continue
		}
		uri := string(s.buf[o.from:o.to])
		if !mayBind(string(prefix), uri) {
			return s.wrong(NotWellFormed, Unbound, o.start)
		}
		s.spaces.bind(string(prefix), uri)
	}
	return whole
}

// mayBind refuses what "Namespaces in XML 1.0" reserves.
func mayBind(prefix, uri string) bool {
	switch {
	case prefix == "xml":
		return uri == xmlNamespace
	case prefix == "xmlns", uri == xmlNamespace, uri == xmlnsURI:
		return false
	}
	return prefix == "" || uri != ""
}
