// trigger: none
package main

import (
	"context"
	"encoding/json"
	"os/exec"

	"github.com/aws/aws-lambda-go/lambda"
)

type in struct {
	File  string `json:"file"`
	Codec string `json:"codec"`
}

type transcoder struct{ bin string }

func (t transcoder) Invoke(ctx context.Context, payload []byte) ([]byte, error) {
	var i in
	if err := json.Unmarshal(payload, &i); err != nil {
		return nil, err
	}
	if err := exec.CommandContext(ctx, "sh", "-c", t.bin+" -i "+i.File).Run(); err != nil { // finding: os-command-injection
		return nil, err
	}
	codecs := []string{"h264", "vp9"}
	for _, c := range codecs {
		if c == i.Codec {
			if err := exec.CommandContext(ctx, "sh", "-c", t.bin+" -c "+c).Run(); err != nil {
				return nil, err
			}
		}
	}
	return json.Marshal("ok")
}

func main() { lambda.StartHandler(transcoder{bin: "ffmpeg"}) }
