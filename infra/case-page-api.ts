import { CfnOutput, type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  DomainName,
  HttpApi,
  HttpMethod,
  HttpStage,
  type IHttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Settings } from '../functions/domain/settings/settings.ts';

/** Route key instead of path, and no query: a link's key and its case stay out of the log. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    time: '$context.requestTimeEpoch',
    requestId: '$context.requestId',
    routeKey: '$context.routeKey',
    method: '$context.httpMethod',
    status: '$context.status',
    sourceIp: '$context.identity.sourceIp',
    latency: '$context.responseLatency',
    error: '$context.integrationErrorMessage',
  }),
);

export interface CasePageApiProps {
  /** A domain of one's own; its DNS record is made elsewhere. */
  domain?: Settings['casePageDomain'];
}

/** The public address of the case page. */
export class CasePageApi extends Construct {
  /** `https://...` without a slash at the end; links are this address and `/cases/<caseId>?key=<key>`. */
  readonly url: string;
  private readonly api: HttpApi;
  private readonly stage: IHttpStage;

  constructor(scope: Construct, id: string, { domain }: CasePageApiProps = {}) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      apiName: 'unused-credentials-case-page',
      description: 'The page where stakeholders answer',
      createDefaultStage: false,
      // With a domain of its own the page has that one address only.
      disableExecuteApiEndpoint: domain !== undefined,
    });
    const log = new LogGroup(this, 'AccessLog', {
      // Names with this prefix do not count towards the size of the account's log resource policy.
      logGroupName: '/aws/vendedlogs/apis/unused-credentials-case-page',
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      // A person answers; whoever guesses keys gets nowhere at this rate, and pays nobody's bill.
      throttle: { rateLimit: 20, burstLimit: 40 },
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLogFormat },
      ...(domain && { domainMapping: { domainName: this.ownDomain(domain) } }),
    });
    this.url = domain === undefined ? this.api.apiEndpoint : `https://${domain.name}`;
  }

  /** Sends every request for a case to the function. */
  serveWith(casePage: IFunction): void {
    this.api.addRoutes({
      path: '/cases/{caseId}',
      methods: [HttpMethod.ANY],
      integration: new HttpLambdaIntegration('CasePage', casePage),
    });
  }

  /** How often the page answered with 5xx: the function failed or took too long. */
  metricServerErrors(period: Duration): Metric {
    return this.stage.metricServerError({ statistic: Stats.SUM, period });
  }

  private ownDomain({ name, certificateArn }: NonNullable<Settings['casePageDomain']>): DomainName {
    const domain = new DomainName(this, 'Domain', {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    });
    new CfnOutput(this, 'DomainTarget', {
      description: `What the DNS record of ${name} has to point to`,
      value: domain.regionalDomainName,
    });
    return domain;
  }
}
