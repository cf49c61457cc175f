// A broadcast by Centrifuge's library, as its examples set it up: one channel that all are in, the memory broker, no
// history, no presence. It is asked by lines of JSON, as the other servers are by their parent's messages.
package main

import (
	"bufio"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"

	"github.com/centrifugal/centrifuge"
)

const channel = "group"

type command struct {
	Id       int             `json:"id"`
	Name     string          `json:"name"`
	Argument json.RawMessage `json:"argument"`
}

type answer struct {
	Id     int    `json:"id"`
	Result any    `json:"result,omitempty"`
	Error  string `json:"error,omitempty"`
}

func main() {
	out := json.NewEncoder(os.Stdout)
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 0, 1<<16), 1<<24)
	var node *centrifuge.Node
	_ = out.Encode(answer{Id: 0})
	for lines.Scan() {
		var asked command
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			fail(err)
		}
		var result any
		var err error
		switch asked.Name {
		case "start":
			var port int
			node, port, err = start(asked.Argument)
			result = port
		case "cpu":
			result = cpu()
		case "memory":
			debug.FreeOSMemory()
			result, err = memory()
		case "prepare":
		case "publish":
			err = publish(node, asked.Argument)
		case "subscribers":
			result = node.Hub().NumSubscribers(channel)
		case "stop":
			err = node.Shutdown(context.Background())
		}
		if err != nil {
			_ = out.Encode(answer{Id: asked.Id, Error: err.Error()})
		} else {
			_ = out.Encode(answer{Id: asked.Id, Result: result})
		}
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func start(argument json.RawMessage) (*centrifuge.Node, int, error) {
	var options struct{ JwtSecret string }
	if err := json.Unmarshal(argument, &options); err != nil {
		return nil, 0, err
	}
	node, err := centrifuge.New(centrifuge.Config{})
	if err != nil {
		return nil, 0, err
	}
	node.OnConnecting(func(_ context.Context, event centrifuge.ConnectEvent) (centrifuge.ConnectReply, error) {
		person, err := verify(event.Token, []byte(options.JwtSecret))
		if err != nil {
			return centrifuge.ConnectReply{}, centrifuge.DisconnectInvalidToken
		}
		return centrifuge.ConnectReply{Credentials: &centrifuge.Credentials{UserID: person}}, nil
	})
	node.OnConnect(func(client *centrifuge.Client) {
		client.OnSubscribe(func(_ centrifuge.SubscribeEvent, reply centrifuge.SubscribeCallback) {
			reply(centrifuge.SubscribeReply{}, nil)
		})
	})
	if err := node.Run(); err != nil {
		return nil, 0, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, 0, err
	}
	handler := http.NewServeMux()
	handler.Handle("/connection/websocket", centrifuge.NewWebsocketHandler(node, centrifuge.WebsocketConfig{}))
	go func() { _ = http.Serve(listener, handler) }()
	return node, listener.Addr().(*net.TCPAddr).Port, nil
}

// The token's person, of a token that is signed with HS256.
func verify(token string, secret []byte) (string, error) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return "", fmt.Errorf("not a token")
	}
	signature, err := base64.RawURLEncoding.DecodeString(parts[2])
	if err != nil {
		return "", err
	}
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(parts[0] + "." + parts[1]))
	if !hmac.Equal(mac.Sum(nil), signature) {
		return "", fmt.Errorf("not signed")
	}
	payload, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		return "", err
	}
	var claims struct{ Sub string }
	return claims.Sub, json.Unmarshal(payload, &claims)
}

// The same bytes for each of them as the other servers send.
func publish(node *centrifuge.Node, argument json.RawMessage) error {
	var wanted struct{ Events []json.RawMessage }
	if err := json.Unmarshal(argument, &wanted); err != nil {
		return err
	}
	for _, event := range wanted.Events {
		if _, err := node.Publish(channel, event); err != nil {
			return err
		}
	}
	return nil
}

func cpu() int64 {
	var usage syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return (usage.Utime.Nano() + usage.Stime.Nano()) / 1000
}

func memory() (int64, error) {
	status, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0, err
	}
	pages, err := strconv.ParseInt(strings.Fields(string(status))[1], 10, 64)
	return pages * int64(os.Getpagesize()), err
}
