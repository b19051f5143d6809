package depot

import (
	"net/http"
	"path"
	"slices"
	"strings"

	"sluse/core/wire"
)

// A route is a row of the service's surface. No roles: open to all.
type route struct {
	method string
	path   string
	roles  []wire.Role
	serve  func(*Service, *call) error
}

var (
	municipality = []wire.Role{wire.RoleMunicipality}
	collectors   = []wire.Role{wire.RoleSSB, wire.RoleTPF}
	ssb          = []wire.Role{wire.RoleSSB}
	tpf          = []wire.Role{wire.RoleTPF}
	admin        = []wire.Role{wire.RoleAdmin}
)

var surface = []route{
	{"GET", wire.PathHealth, nil, (*Service).health},
	{"GET", wire.PathStatus, nil, (*Service).status},
	{"GET", wire.PathOpenAPI, nil, (*Service).openapi},
	{"GET", wire.PathKeys, nil, (*Service).keys},
	{"PUT", wire.PathKeys, admin, (*Service).putKeys},
	{"GET", wire.PathOverrides, nil, (*Service).overrides},
	{"PUT", wire.PathOverrides, admin, (*Service).putOverrides},

	{"POST", wire.PathDeliveries, municipality, (*Service).receive},
	{"GET", wire.PathDeliveries, municipality, (*Service).list},
	{"GET", wire.PathDeliveries + "/{id}", municipality, (*Service).show},
	{"GET", wire.PathDeliveries + "/{id}/receipt", municipality, (*Service).receipt},
	{"GET", wire.PathDeliveries + "/{id}/feedback", municipality, (*Service).feedback},

	{"GET", wire.PathReminders, municipality, (*Service).reminders},
	{"PUT", wire.PathReminders, municipality, (*Service).putReminder},

	{"OPTIONS", wire.PathUploads, nil, (*Service).tusOptions},
	{"POST", wire.PathUploads, municipality, (*Service).tusCreate},
	{"OPTIONS", wire.PathUploads + "/{id}", nil, (*Service).tusOptions},
	{"HEAD", wire.PathUploads + "/{id}", municipality, (*Service).tusHead},
	{"PATCH", wire.PathUploads + "/{id}", municipality, (*Service).tusPatch},
	{"DELETE", wire.PathUploads + "/{id}", municipality, (*Service).tusDelete},

	{"GET", wire.PathPickup, collectors, (*Service).pickup},
	{"GET", wire.PathPickup + "/{id}/content", collectors, (*Service).content},
	{"PUT", wire.PathPickup + "/{id}/mapping", tpf, (*Service).putMapping},
	{"GET", wire.PathPickup + "/{id}/mapping", ssb, (*Service).mapping},
	{"DELETE", wire.PathPickup + "/{id}/mapping", ssb, (*Service).dropMapping},
	{"PUT", wire.PathPickup + "/{id}/feedback", ssb, (*Service).putFeedback},
	{"POST", wire.PathPickup + "/{id}/read", collectors, (*Service).finish},
	{"POST", wire.PathPickup + "/{id}/hold", ssb, (*Service).hold},
	{"POST", wire.PathPickup + "/{id}/release", collectors, (*Service).release},

	{"GET", wire.PathAdmin + "/overview", admin, (*Service).overview},
	{"GET", wire.PathAdmin + "/tokens", admin, (*Service).tokens},
	{"POST", wire.PathAdmin + "/tokens", admin, (*Service).makeToken},
	{"DELETE", wire.PathAdmin + "/tokens/{id}", admin, (*Service).revokeToken},
	{"GET", wire.PathAdmin + "/calendar/{year}", admin, (*Service).gateMoves},
	{"PUT", wire.PathAdmin + "/calendar/{year}", admin, (*Service).moveGates},
}

// routes groups the surface by path, so that a known path answers a wrong
// method with 405 and what it allows. The mux would redirect a path that is not
// clean, by a page of its own; here that is a path that is not there.
func (s *Service) routes() http.Handler {
	mux := http.NewServeMux()
	none := s.wrap("", func(*call) error { return refuse("not_found") })
	byPath := map[string][]route{}
	for _, r := range surface {
		byPath[r.path] = append(byPath[r.path], r)
	}
	for path, routes := range byPath {
		mux.Handle(path, s.dispatch(routes))
	}
	mux.Handle("/", none)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.EscapedPath() != path.Clean("/"+r.URL.Path) || r.Method == http.MethodConnect {
			none.ServeHTTP(w, r)
			return
		}
		mux.ServeHTTP(w, r)
	})
}

func (s *Service) dispatch(routes []route) http.Handler {
	handlers := map[string]http.Handler{}
	var allow []string
	for _, r := range routes {
		h := s.wrap(r.path, func(c *call) error {
			if err := s.admit(c, r.roles); err != nil {
				return err
			}
			return r.serve(s, c)
		})
		handlers[r.method], allow = h, append(allow, r.method)
		if r.method == "GET" && r.path != wire.PathPickup { // a HEAD would lease without saying what
			handlers["HEAD"], allow = h, append(allow, "HEAD")
		}
	}
	slices.Sort(allow)
	none := s.notAllowed(routes[0].path, allow)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h, ok := handlers[tusMethod(r)]
		if !ok {
			h = none
		}
		h.ServeHTTP(w, r)
	})
}

// NotAllowed answers for a path of the host's own that takes these methods and
// no others.
func (s *Service) NotAllowed(allow ...string) http.Handler { return s.notAllowed("", allow) }

func (s *Service) notAllowed(path string, allow []string) http.Handler {
	return s.wrap(path, func(c *call) error {
		c.w.Header().Set("Allow", strings.Join(allow, ", "))
		return refuse("method_not_allowed")
	})
}
