// Reads Kubernetes manifests on standard input as the API server does with fieldValidation=Strict: a field that is unknown, or of
// the wrong type, is an error. Prints apiVersion and kind of each, and exits with 1 on the first that is wrong.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/kubernetes/scheme"
)

func main() {
	documents := yaml.NewYAMLReader(bufio.NewReader(os.Stdin))
	decoder := json.NewSerializerWithOptions(
		json.DefaultMetaFactory, scheme.Scheme, scheme.Scheme, json.SerializerOptions{Yaml: true, Strict: true},
	)
	for {
		document, err := documents.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if err == nil {
			err = decode(decoder, document)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func decode(decoder *json.Serializer, document []byte) error {
	_, kind, err := decoder.Decode(document, nil, nil)
	if err != nil {
		return fmt.Errorf("%w\n%s", err, document)
	}
	fmt.Println(kind.GroupVersion().String(), kind.Kind)
	return nil
}
