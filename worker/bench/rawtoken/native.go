//go:build !js

package main

import (
	"fmt"
	"os"
)

func main() {
	n, err := tokens(os.Stdin)
	if err != nil {
		fmt.Fprintln(os.Stderr, "rawtoken:", err)
		os.Exit(1)
	}
	fmt.Println(n)
}
