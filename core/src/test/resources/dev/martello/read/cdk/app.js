// Writes the assemblies of this folder: node app.js (needs aws-cdk-lib 2.276 and constructs 10).
// They are kept reduced: without trees, reports on flags, stack traces and the CDK's own code.
const cdk = require('aws-cdk-lib');
const path = require('path');
const { aws_lambda: lambda, aws_dynamodb: dynamodb, aws_sqs: sqs, aws_s3: s3, aws_s3_notifications: s3n,
  aws_apigatewayv2: http, aws_apigatewayv2_integrations: integrations, aws_lambda_event_sources: sources,
  aws_apigateway: rest, aws_logs: logs, custom_resources: custom } = cdk;

const code = name => lambda.Code.fromAsset(path.join(__dirname, 'code', name));
const node = { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler' };

class Data extends cdk.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    this.orders = new dynamodb.Table(this, 'Orders', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
    this.jobs = new sqs.Queue(this, 'Jobs');
    this.audit = new lambda.Function(this, 'Audit', { ...node, code: code('api'), logRetention: logs.RetentionDays.ONE_MONTH });
    const uploads = new s3.Bucket(this, 'Uploads', { autoDeleteObjects: true, removalPolicy: cdk.RemovalPolicy.DESTROY });
    uploads.addEventNotification(s3.EventType.OBJECT_CREATED, new s3n.LambdaDestination(this.audit));
    new custom.AwsCustomResource(this, 'Lookup', {
      installLatestAwsSdk: false,
      onUpdate: { service: 'SSM', action: 'getParameter', parameters: { Name: '/shop' }, physicalResourceId: custom.PhysicalResourceId.of('shop') },
      policy: custom.AwsCustomResourcePolicy.fromSdkCalls({ resources: custom.AwsCustomResourcePolicy.ANY_RESOURCE }),
    });
  }
}

class Thumbnails extends cdk.NestedStack {
  constructor(scope, id, orders) {
    super(scope, id);
    this.handler = new lambda.Function(this, 'Handler', { ...node, code: code('api'), environment: { TABLE: orders.tableName } });
    orders.grantReadWriteData(this.handler);
  }
}

class Api extends cdk.Stack {
  constructor(scope, id, data, props) {
    super(scope, id, props);
    const handler = new lambda.Function(this, 'Handler', { ...node, code: code('api'), environment: { TABLE: data.orders.tableName } });
    data.orders.grantReadWriteData(handler);
    handler.addEventSource(new sources.SqsEventSource(data.jobs));
    const api = new http.HttpApi(this, 'Http');
    api.addRoutes({ path: '/orders', methods: [http.HttpMethod.POST], integration: new integrations.HttpLambdaIntegration('Orders', handler) });
    api.addRoutes({ path: '/audit', methods: [http.HttpMethod.GET], integration: new integrations.HttpLambdaIntegration('Audit', data.audit) });
    const convert = new lambda.DockerImageFunction(this, 'Convert', { code: lambda.DockerImageCode.fromImageAsset(path.join(__dirname, 'code', 'image')) });
    convert.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.AWS_IAM });
    const thumbnails = new Thumbnails(this, 'Thumbnails', data.orders);
    new rest.LambdaRestApi(this, 'Rest', { handler: thumbnails.handler, cloudWatchRole: false });
  }
}

class Shop extends cdk.Stage {
  constructor(scope, id, props) {
    super(scope, id, props);
    const data = new Data(this, 'Data', {});
    new Api(this, 'Api', data, {});
  }
}

function synthesise(outdir, context) {
  const app = new cdk.App({ outdir: path.join(__dirname, outdir), analyticsReporting: true, context });
  new Shop(app, 'Beta', { env: { account: '111111111111', region: 'eu-west-1' } });
  new Shop(app, 'Prod', { env: { account: '222222222222', region: 'eu-west-1' } });
  app.synth();
}

// As the CDK's command line does it for a new project, and as a program does it by itself.
synthesise('project/cdk.out', { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true, ...require('aws-cdk-lib/recommended-feature-flags.json') });
synthesise('bare/cdk.out', {});
