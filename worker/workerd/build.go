//go:build !js

package workerd

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// Build compiles the Worker from the repository at root into dir, as make
// does, with build tags if any. It wipes dir.
func Build(ctx context.Context, root, dir, tags string) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	assets := []string{"run", "github.com/syumai/workers/cmd/workers-assets-gen", "-mode=go", "-o", dir}
	wasm := []string{"build", "-tags", tags, "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=",
		"-o", filepath.Join(dir, "app.wasm"), "./worker"}
	jumps := []string{"run", "./wasm/jumps", filepath.Join(dir, "app.wasm")}
	for _, step := range []struct{ args, env []string }{{args: assets}, {wasm, []string{"GOOS=js", "GOARCH=wasm"}}, {args: jumps}} {
		cmd := exec.CommandContext(ctx, "go", step.args...)
		cmd.Dir, cmd.Env = root, append(os.Environ(), step.env...)
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("build the Worker: %w\n%s", err, out)
		}
	}
	return nil
}
