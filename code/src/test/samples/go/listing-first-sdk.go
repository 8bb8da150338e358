// trigger: none
package main

import (
	"fmt"
	"log"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/ec2"
	"github.com/aws/aws-sdk-go/service/iam"
	"github.com/aws/aws-sdk-go/service/iam/iamiface"
)

var svc = ec2.New(session.Must(session.NewSession()))

type auditor struct {
	iam iamiface.IAMAPI
}

func stopAll() error {
	result, err := svc.DescribeInstances(&ec2.DescribeInstancesInput{ // finding: missing-pagination
		Filters: []*ec2.Filter{{Name: aws.String("tag:AutoStop"), Values: aws.StringSlice([]string{"true"})}},
	})
	if err != nil {
		return err
	}
	var ids []*string
	for _, r := range result.Reservations {
		for _, i := range r.Instances {
			ids = append(ids, i.InstanceId)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	_, err = svc.StopInstances(&ec2.StopInstancesInput{InstanceIds: ids})
	return err
}

func stopPaged() error {
	return svc.DescribeInstancesPages(&ec2.DescribeInstancesInput{}, func(page *ec2.DescribeInstancesOutput, last bool) bool {
		for _, r := range page.Reservations {
			fmt.Println(len(r.Instances))
		}
		return true
	})
}

func (a *auditor) users() (names []string, err error) {
	out, err := a.iam.ListUsers(&iam.ListUsersInput{}) // finding: missing-pagination
	if err != nil {
		return nil, err
	}
	for _, u := range out.Users {
		names = append(names, *u.UserName)
	}
	return names, nil
}

func (a *auditor) usersAll() (names []string, err error) {
	in := &iam.ListUsersInput{}
	for {
		out, err := a.iam.ListUsers(in)
		if err != nil {
			return nil, err
		}
		for _, u := range out.Users {
			names = append(names, *u.UserName)
		}
		if !aws.BoolValue(out.IsTruncated) {
			break
		}
		in.Marker = out.Marker
	}
	return
}

func handler() error {
	if err := stopAll(); err != nil {
		return err
	}
	if err := stopPaged(); err != nil {
		return err
	}
	a := &auditor{iam: iam.New(session.Must(session.NewSession()))} // finding: client-per-invocation
	n, err := a.users()
	if err != nil {
		return err
	}
	m, err := a.usersAll()
	log.Println(n, m)
	return err
}

func main() { lambda.Start(handler) }
