// Reads Kubernetes manifests on standard input and checks them with the code of the API server: first as fieldValidation=Strict
// does, where an unknown field or one of the wrong type is an error, then by the rules of each kind. Prints apiVersion and kind of
// each, and exits with 1 if one is wrong. What only a cluster knows, such as its policies, is not checked.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/apps"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	appsrules "k8s.io/kubernetes/pkg/apis/apps/validation"
	"k8s.io/kubernetes/pkg/apis/autoscaling"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install"
	autoscalingrules "k8s.io/kubernetes/pkg/apis/autoscaling/validation"
	"k8s.io/kubernetes/pkg/apis/batch"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	batchrules "k8s.io/kubernetes/pkg/apis/batch/validation"
	"k8s.io/kubernetes/pkg/apis/core"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	corerules "k8s.io/kubernetes/pkg/apis/core/validation"
	"k8s.io/kubernetes/pkg/apis/networking"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	networkingrules "k8s.io/kubernetes/pkg/apis/networking/validation"
	"k8s.io/kubernetes/pkg/apis/policy"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	policyrules "k8s.io/kubernetes/pkg/apis/policy/validation"
)

func main() {
	documents := yaml.NewYAMLReader(bufio.NewReader(os.Stdin))
	for {
		document, err := documents.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if err == nil {
			err = check(document)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func check(document []byte) error {
	scheme := legacyscheme.Scheme
	strict := json.SerializerOptions{Yaml: true, Strict: true}
	object, kind, err := json.NewSerializerWithOptions(json.DefaultMetaFactory, scheme, scheme, strict).Decode(document, nil, nil)
	if err != nil {
		return fmt.Errorf("%w\n%s", err, document)
	}
	scheme.Default(object)
	internal, err := scheme.ConvertToVersion(object, runtime.InternalGroupVersioner)
	if err != nil {
		return err
	}
	problems, err := problemsOf(internal)
	if err == nil {
		err = problems.ToAggregate()
	}
	if err != nil {
		return fmt.Errorf("%s: %w", kind.Kind, err)
	}
	fmt.Println(kind.GroupVersion().String(), kind.Kind)
	return nil
}

// Each gets the namespace that it would be installed in; a Job, the selector that the server would give it.
func problemsOf(object runtime.Object) (field.ErrorList, error) {
	if named, ok := object.(metav1.Object); ok {
		named.SetNamespace("default")
	}
	switch one := object.(type) {
	case *apps.Deployment:
		return appsrules.ValidateDeployment(one, corerules.PodValidationOptions{}), nil
	case *autoscaling.HorizontalPodAutoscaler:
		options := autoscalingrules.HorizontalPodAutoscalerSpecValidationOptions{}
		return autoscalingrules.ValidateHorizontalPodAutoscaler(one, options), nil
	case *batch.Job:
		manual := true
		one.Spec.ManualSelector = &manual
		one.Spec.Selector = &metav1.LabelSelector{MatchLabels: one.Spec.Template.Labels}
		return batchrules.ValidateJob(one, batchrules.JobValidationOptions{}), nil
	case *core.ConfigMap:
		return corerules.ValidateConfigMap(one), nil
	case *core.Service:
		return corerules.ValidateService(one, nil), nil
	case *core.ServiceAccount:
		return corerules.ValidateServiceAccount(one), nil
	case *networking.Ingress:
		return networkingrules.ValidateIngressCreate(one), nil
	case *networking.NetworkPolicy:
		return networkingrules.ValidateNetworkPolicy(one, networkingrules.NetworkPolicyValidationOptions{}), nil
	case *policy.PodDisruptionBudget:
		return policyrules.ValidatePodDisruptionBudget(one, policyrules.PodDisruptionBudgetValidationOptions{}), nil
	}
	return nil, fmt.Errorf("no rules are called for %T", object)
}
