import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { CasePageApi } from '../../infra/case-page-api.ts';

const certificateArn =
  'arn:aws:acm:eu-central-1:111122223333:certificate/11112222-3333-4444-5555-666677778888';

function templateWith(domain?: { name: string; certificateArn: string }) {
  const stack = new Stack(new App({ builtinCloudFormationValidation: false }), 'Stack');
  const { url } = new CasePageApi(stack, 'CasePage', { domain });
  return { url: stack.resolve(url), template: Template.fromStack(stack) };
}

describe('a domain of its own for the case page', () => {
  const { url, template } = templateWith({ name: 'credentials.example.com', certificateArn });

  it('is the address in the links', () => {
    expect(url).toBe('https://credentials.example.com');
  });

  it('takes the given certificate and leads to the page', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'credentials.example.com',
      DomainNameConfigurations: [{ CertificateArn: certificateArn, EndpointType: 'REGIONAL' }],
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::ApiMapping', { Stage: '$default' });
  });

  it('is the only address', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
  });

  it('says what its DNS record has to point to', () => {
    expect(Object.keys(template.findOutputs('*'))).toEqual([expect.stringMatching(/^CasePageDomainTarget/)]);
  });
});

describe('without one', () => {
  it('links carry the address of API Gateway', () => {
    const { url, template } = templateWith();

    expect(JSON.stringify(url)).toContain('ApiEndpoint');
    template.resourceCountIs('AWS::ApiGatewayV2::DomainName', 0);
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: false });
  });
});
