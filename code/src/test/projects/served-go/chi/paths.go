package main

import "os"

func extraPath() string {
	return os.Getenv("EXTRA")
}
