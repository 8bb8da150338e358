package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"plugin"
	"time"

	"github.com/Knetic/govaluate"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/dop251/goja"
	"github.com/expr-lang/expr"
	"github.com/google/cel-go/cel"
	"github.com/robertkrimen/otto"
	lua "github.com/yuin/gopher-lua"
)

type rule struct {
	Script string                 `json:"script"`
	Expr   string                 `json:"expr"`
	Vars   map[string]interface{} `json:"vars"`
	Plugin string                 `json:"plugin"`
}

func runJS(src string) (goja.Value, error) {
	vm := goja.New()
	return vm.RunString(src) // finding: code-injection
}

func runOtto(src string) error {
	vm := otto.New()
	vm.Set("x", 1)
	_, err := vm.Run(src) // finding: code-injection
	return err
}

func runLua(src string) error {
	L := lua.NewState()
	defer L.Close()
	return L.DoString(src) // finding: code-injection
}

func runExpr(src string, env map[string]interface{}) (any, error) {
	p, err := expr.Compile(src, expr.Env(env)) // finding: code-injection
	if err != nil {
		return nil, err
	}
	return expr.Run(p, env)
}

func runConst(env map[string]interface{}) (any, error) {
	p, err := expr.Compile("price * qty", expr.Env(env))
	if err != nil {
		return nil, err
	}
	return expr.Run(p, env)
}

func handler(ctx context.Context, e events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	var r rule
	if err := json.Unmarshal([]byte(e.Body), &r); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	if _, err := runJS(r.Script); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if err := runOtto(r.Script); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if err := runLua(r.Script); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if _, err := runExpr(r.Expr, r.Vars); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if _, err := runConst(r.Vars); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	ge, err := govaluate.NewEvaluableExpression(r.Expr) // finding: code-injection
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	res, err := ge.Evaluate(r.Vars)
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	env, _ := cel.NewEnv()
	_ = env
	if _, err := plugin.Open(fmt.Sprintf("/opt/plugins/%s.so", r.Plugin)); err != nil { // finding: code-injection
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	_ = os.Getenv("X")
	_ = time.Now()
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: fmt.Sprint(res)}, nil
}

func main() { lambda.Start(handler) }
