package main

import (
	"context"
	"encoding/json"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/s3"
	"github.com/aws/aws-sdk-go/service/sns"
	"github.com/aws/aws-sdk-go/service/sqs"
)

var (
	sess = session.Must(session.NewSession())
	s3c  = s3.New(sess)
	q    = sqs.New(sess)
	sn   = sns.New(sess)
)

type body struct {
	Bucket, Key, Queue, Topic, Text string
}

func handler(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	var b body
	if err := json.Unmarshal([]byte(r.Body), &b); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	req, _ := s3c.GetObjectRequest(&s3.GetObjectInput{Bucket: aws.String(b.Bucket), Key: aws.String(b.Key)}) // finding: event-chosen-resource
	url, err := req.Presign(5 * time.Minute)
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	in := new(sqs.SendMessageInput)
	in.SetQueueUrl(b.Queue)
	in.SetMessageBody(b.Text)
	if _, err := q.SendMessageWithContext(ctx, in); err != nil { // finding: event-chosen-resource
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if _, err := sn.PublishWithContext(ctx, &sns.PublishInput{TopicArn: aws.String(os.Getenv("TOPIC")), Message: aws.String(b.Text)}); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	out, _ := json.Marshal(map[string]string{"url": url})
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(out)}, nil
}

func main() { lambda.Start(handler) }
