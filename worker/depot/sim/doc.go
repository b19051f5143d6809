// Package sim is the fault campaign on the depot: seeded runs of senders,
// collectors and sweepers over in-memory ports and a clock of its own, with
// crashes before and after every port call, failed and slow stores, answers
// lost on the way, queue messages lost and doubled, and requests and sweeps
// interleaved at every port call, or one of them stopped at a port call while
// time passes and the others do all they want. After each round the rows must
// agree with what collectors were told; after each run the promises are checked:
// nothing acknowledged is lost, nothing is read in twice, a replay gives the
// same receipt to the byte, every batch of mail is made once.
//
//	go test ./worker/depot/sim                        300 seeds
//	SEEDS=10000 go test -timeout 2h ./worker/depot/sim
//	SEED=123 go test -count=1 -v ./worker/depot/sim   replays one
package sim
