import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

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

/** The public address of the case page. */
export class CasePageApi extends Construct {
  /** `https://...` without a slash at the end; links are this address and `/cases/<caseId>?key=<key>`. */
  readonly url: string;
  private readonly api: HttpApi;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      apiName: 'unused-credentials-case-page',
      description: 'The page where stakeholders answer',
      createDefaultStage: false,
    });
    const log = new LogGroup(this, 'AccessLog', {
      // Names with this prefix do not count towards the size of the account's log resource policy.
      logGroupName: '/aws/vendedlogs/apis/unused-credentials-case-page',
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      // A person answers; whoever guesses keys gets nowhere at this rate, and pays nobody's bill.
      throttle: { rateLimit: 20, burstLimit: 40 },
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLogFormat },
    });
    this.url = this.api.apiEndpoint;
  }

  /** Sends every request for a case to the function. */
  serveWith(casePage: IFunction): void {
    this.api.addRoutes({
      path: '/cases/{caseId}',
      methods: [HttpMethod.ANY],
      integration: new HttpLambdaIntegration('CasePage', casePage),
    });
  }
}
