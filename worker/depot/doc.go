// Package depot is the service at the edge: it receives sealed deliveries,
// holds them, hands them over, passes the answer back, and forgets. It is the
// same code natively and on Workers, pure Go over the ports in ports.go.
//
// It is blind: it imports nothing that reads, checks or opens a delivery.
package depot
