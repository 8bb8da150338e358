import {Controller, Get, Module, Param, Post, Query} from '@nestjs/common';
import {NestFactory} from '@nestjs/core';
import serverlessExpress from '@codegenie/serverless-express';
import {exec} from 'child_process';

@Controller('admin')
class AdminController {
  @Get('users')
  behindAuthorizerBelowItsClass(@Query('name') name: string) {
    exec('id ' + name);
  }
}

@Controller()
class OtherController {
  @Get('health')
  openToAll(@Query('host') host: string) {
    exec('ping ' + host);
  }

  @Post('orders/:id')
  behindAuthorizerByItsMethod(@Param('id') id: string) {
    exec('order ' + id);
  }

  @Get('users/:name')
  whereTheApplicationIs(@Param('name') name: string) {
    exec('users ' + name);
  }
}

@Module({controllers: [AdminController, OtherController]})
class AppModule {}

export const handler = async (event: unknown, context: unknown) => {
  const app = await NestFactory.create(AppModule);
  await app.init();
  return serverlessExpress({app: app.getHttpAdapter().getInstance()})(event, context, () => {});
};
