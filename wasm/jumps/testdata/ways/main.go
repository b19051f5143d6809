// Command ways goes the ways that a function can be left and come back to:
// loops, waiting, panics and their recovery. It prints what it met.
package main

import (
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"sync"
)

func main() {
	fmt.Println(primes(1000), loops(17), words("en to  tre"), waits(50), late(7))
	for n := range 6 {
		fmt.Println(n, falls(n), recovered(n))
	}
	fmt.Println(slices.Collect(odd(9)), deep(3000), tree(9))
}

func primes(n int) (count int) {
next:
	for i := 2; i < n; i++ {
		for j := 2; j*j <= i; j++ {
			if i%j == 0 {
				continue next
			}
		}
		count++
	}
	return count
}

func loops(n int) (sum int) {
outer:
	for i := 0; ; i++ {
		for j := i; j < n; j += 2 {
			switch {
			case i*j > 60:
				break outer
			case j%3 == 0:
				continue outer
			case (i+j)%5 == 0:
				goto on
			}
			sum += i ^ j
		on:
			sum++
		}
		if i > n {
			return -sum
		}
	}
	return sum
}

func words(s string) (out []string) {
	from := -1
	for i, c := range s + " " {
		if c != ' ' && from < 0 {
			from = i
		} else if c == ' ' && from >= 0 {
			out, from = append(out, s[from:i]), -1
		}
	}
	return out
}

// waits stops in the middle of a loop, again and again, in many goroutines.
func waits(n int) (sum int) {
	in, out := make(chan int), make(chan int, 3)
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for v := range in {
				if v%7 == w {
					runtime.Gosched()
				}
				select {
				case out <- v * v:
				default:
					out <- v * v
				}
			}
		})
	}
	go func() {
		for i := range n {
			in <- i
		}
		close(in)
		wg.Wait()
		close(out)
	}()
	for v := range out {
		if v > 100 {
			sum += v
			continue
		}
		sum -= v
	}
	return sum
}

func late(n int) (s string) {
	for i := range n {
		if i%2 == 1 {
			defer func() { s += fmt.Sprint(i) }()
		}
	}
	return "d"
}

func falls(n int) (s string) {
	switch n {
	case 0:
		s += "0"
		fallthrough
	case 1, 2:
		s += "a"
	case 3:
		return "3"
	default:
		s += "z"
	}
	return s + "."
}

func recovered(n int) (err error) {
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("%w: %v", errors.New("met"), e)
		}
	}()
	var none *[4]int
	list := []int{1, 2, 3}
	for i := range n {
		switch {
		case i == 3 && n == 4:
			return fmt.Errorf("%d", list[i])
		case i == 2 && n == 3:
			list[0] = none[1]
		case i == 1 && n == 2:
			panic(list[i] / (i - 1) * n)
		}
	}
	return nil
}

func odd(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if i%2 == 1 && !yield(i) {
				return
			}
		}
	}
}

// deep grows the stack.
func deep(n int) int {
	var room [64]int
	room[n%64] = n
	if n == 0 {
		return 0
	}
	return deep(n-1) + room[n%64]
}

type node struct{ left, right *node }

func tree(n int) int {
	var grown func(int) *node
	grown = func(n int) *node {
		if n == 0 {
			return nil
		}
		return &node{grown(n - 1), grown(n - 2 + n%2)}
	}
	count := 0
	for todo := []*node{grown(n)}; len(todo) > 0; {
		at := todo[len(todo)-1]
		if todo = todo[:len(todo)-1]; at == nil {
			continue
		}
		count++
		todo = append(todo, at.left, at.right)
	}
	return count
}
