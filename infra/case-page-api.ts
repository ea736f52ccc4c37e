import { CfnOutput, type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
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
  /** `https://...` without a slash at the end; links are this address and `/messages/<messageId>?key=<key>`. */
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
      // More than people need, so that some noise is in nobody's way; little enough for a bill that nobody minds.
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLogFormat },
      ...(domain && { domainMapping: { domainName: this.ownDomain(domain) } }),
    });
    this.url = domain === undefined ? this.api.apiEndpoint : `https://${domain.name}`;
  }

  /**
   * Sends every request to the function, so that whatever is opened answers in the page's own words. What is no case has a
   * small rate of its own: scanners of the internet take nothing from people.
   */
  serveWith(casePage: IFunction): void {
    const integration = new CasePageIntegration('CasePage', casePage);
    this.api.addRoutes({ path: '/messages/{messageId}', methods: [HttpMethod.ANY], integration });
    const others = new HttpRoute(this, 'Others', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration,
    });
    const stage = this.stage.node.defaultChild as CfnStage;
    stage.routeSettings = { $default: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 } };
    // A stage can have settings only for a route that is there.
    stage.node.addDependency(others);
    this.allow(casePage, 'Messages', '*/messages/{messageId}');
    this.allow(casePage, 'Others', '$default');
  }

  /** Lets one route of the API invoke the function, in any stage. */
  private allow(casePage: IFunction, id: string, route: string): void {
    casePage.addPermission(`${id}Route`, {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: Stack.of(this).formatArn({
        service: 'execute-api',
        resource: this.api.apiId,
        resourceName: `*/${route}`,
      }),
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

/** Without CDK's own permission, which of the route for everything else is one for all routes. */
class CasePageIntegration extends HttpLambdaIntegration {
  protected override completeBind(): void {}
}
