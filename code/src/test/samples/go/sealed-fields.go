package main

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"golang.org/x/crypto/pbkdf2"
)

type req struct {
	Plain string `json:"plain"`
}

func ecb(key, data []byte) ([]byte, error) {
	b, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	out := make([]byte, len(data))
	for i := 0; i < len(data); i += b.BlockSize() {
		b.Encrypt(out[i:i+b.BlockSize()], data[i:i+b.BlockSize()]) // finding: weak-cipher
	}
	return out, nil
}

func zeroIV(key, data []byte) ([]byte, error) {
	b, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	out := make([]byte, len(data))
	cipher.NewCBCEncrypter(b, make([]byte, aes.BlockSize)).CryptBlocks(out, data) // finding: weak-cipher
	return out, nil
}

func gcm(key, data []byte) (string, error) {
	b, err := aes.NewCipher(key)
	if err != nil {
		return "", err
	}
	g, err := cipher.NewGCM(b)
	if err != nil {
		return "", err
	}
	nonce := make([]byte, g.NonceSize())
	if _, err := io.ReadFull(rand.Reader, nonce); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(g.Seal(nonce, nonce, data, nil)), nil
}

func fixedNonce(key, data []byte) ([]byte, error) {
	b, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	g, err := cipher.NewGCM(b)
	if err != nil {
		return nil, err
	}
	return g.Seal(nil, []byte("unique nonce"), data, nil), nil // finding: weak-cipher
}

func keys() error {
	if _, err := rsa.GenerateKey(rand.Reader, 1024); err != nil { // finding: short-key
		return err
	}
	if _, err := ecdsa.GenerateKey(elliptic.P224(), rand.Reader); err != nil { // finding: short-key
		return err
	}
	_, err := rsa.GenerateKey(rand.Reader, 3072)
	return err
}

func derive(p string) []byte {
	return pbkdf2.Key([]byte(p), []byte(os.Getenv("SALT")), 100, 32, sha256.New) // finding: weak-hash
}

func handler(ctx context.Context, r req) (string, error) {
	key, err := base64.StdEncoding.DecodeString(os.Getenv("KEY"))
	if err != nil || len(key) != 32 {
		return "", errors.New("bad key")
	}
	if _, err := ecb(key, []byte(r.Plain)); err != nil {
		return "", err
	}
	if _, err := zeroIV(key, []byte(r.Plain)); err != nil {
		return "", err
	}
	if _, err := fixedNonce(key, []byte(r.Plain)); err != nil {
		return "", err
	}
	if err := keys(); err != nil {
		return "", err
	}
	_ = derive(r.Plain)
	return gcm(key, []byte(r.Plain))
}

func main() { lambda.Start(handler) }
