import {exec} from 'child_process';
import {Router} from '@aws-lambda-powertools/event-handler/http';

const app = new Router();
const admin = new Router({prefix: '/admin'});
const reports = new Router();

app.get('/health', ({req}) => {
  exec('open to all ' + new URL(req.url).searchParams.get('host'));
});

app.post('/orders/:id', ({params}) => {
  exec('behind authorizer by its method ' + params.id);
});

app.route(({params}) => {
  exec('open by its method ' + params.id);
}, {path: '/orders/:id', method: 'GET'});

admin.get('/users/:name', ({params}) => {
  exec('behind authorizer below its prefix ' + params.name);
});

reports.get('/reports/:name', ({params}) => {
  exec('open below its prefix ' + params.name);
});

app.includeRouter(admin);
app.includeRouter(reports, {prefix: '/open'});

export const handler = async (event, context) => app.resolve(event, context);
