//go:build !js

package workerd

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"time"
)

// A process is wrangler and all it starts, in a group of its own, so that
// nothing of it stays behind.
type process struct {
	cmd   *exec.Cmd
	ended chan struct{}
	err   error // once ended
}

// wrangler makes the command for a wrangler that keeps to itself: the pinned
// Node, no metrics, no look for updates, no log file and no trace store (they
// would hold query strings).
func (o *Options) wrangler(ctx context.Context, dir string, args ...string) *exec.Cmd {
	modules := filepath.Join(o.Root, "worker", "node_modules")
	cli := filepath.Join(modules, "wrangler", "wrangler-dist", "cli.js")
	bin := filepath.Join(modules, ".bin")
	cmd := exec.CommandContext(ctx, filepath.Join(bin, "node"), append([]string{"--no-warnings", cli}, args...)...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, o.Log, o.Log
	cmd.Env = append(os.Environ(),
		"PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"),
		"CI=1",
		"WRANGLER_SEND_METRICS=false", "WRANGLER_SEND_ERROR_REPORTS=false", "WRANGLER_HIDE_BANNER=true",
		"WRANGLER_WRITE_LOGS=false", "WRANGLER_REGISTRY_PATH="+filepath.Join(dir, ".registry"),
		"X_LOCAL_OBSERVABILITY=false", "X_LOCAL_EXPLORER=false", "CLOUDFLARE_CF_FETCH_ENABLED=false")
	cmd.SysProcAttr = ownGroup()
	return cmd
}

// spawn starts a command. The thread that starts it stays, since on Linux
// the child is told when that very thread ends.
func spawn(cmd *exec.Cmd) (*process, error) {
	p := &process{cmd: cmd, ended: make(chan struct{})}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			p.err = cmd.Wait()
			close(p.ended)
		}
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("start wrangler: %w", err)
	}
	return p, nil
}

// stop asks the process to end, and makes sure that its whole group has.
func (p *process) stop() error {
	p.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-p.ended:
	case <-time.After(10 * time.Second):
	}
	return p.kill()
}

// kill ends the whole group at once.
func (p *process) kill() error {
	err := syscall.Kill(-p.cmd.Process.Pid, syscall.SIGKILL)
	if errors.Is(err, syscall.ESRCH) {
		err = nil
	}
	<-p.ended
	return err
}

// quiet runs wrangler for one thing and returns what it said.
func (o *Options) quiet(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := o.wrangler(ctx, dir, args...)
	cmd.Stdout, cmd.Stderr = nil, nil
	return cmd.CombinedOutput()
}
