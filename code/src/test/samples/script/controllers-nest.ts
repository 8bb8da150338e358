import { Controller, Get, Post, Body, Param, Query, Headers, Injectable, Module, Res, Req, ParseIntPipe, ParseUUIDPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import serverlessExpress from '@codegenie/serverless-express';
import { Repository } from 'typeorm';
import { InjectRepository } from '@nestjs/typeorm';
import { Cat } from './cat.entity';
import { exec } from 'child_process';
@Injectable()
export class CatsService {
  constructor(@InjectRepository(Cat) private readonly cats: Repository<Cat>) {}
  async search(name: string) {
    return this.cats.query(`SELECT * FROM cat WHERE name LIKE '%${name}%'`); // finding: sql-injection
  }
  async byId(id: number) { return this.cats.query(`SELECT * FROM cat WHERE id = ${id}`); }
  run(cmd: string) { exec('cat ' + cmd); } // finding: os-command-injection
}
class CreateDto { name: string; }
@Controller('cats')
export class CatsController {
  constructor(private readonly service: CatsService) {}
  @Get('search')
  find(@Query('name') name: string) { return this.service.search(name); }
  @Get(':id')
  one(@Param('id', ParseIntPipe) id: number) { return this.service.byId(id); }
  @Post()
  create(@Body() dto: CreateDto) { this.service.run(dto.name); }
  @Get('go')
  go(@Query('to') to: string, @Res() res: any) { return res.redirect(to); } // finding: open-redirect
  @Get('x')
  x(@Req() req: any) { exec('ls ' + req.query.d); } // finding: os-command-injection
}
@Module({ controllers: [CatsController], providers: [CatsService] })
class AppModule {}
let server: any;
async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  await app.init();
  return serverlessExpress({ app: app.getHttpAdapter().getInstance() });
}
export const handler = async (event: any, context: any, callback: any) => {
  server = server ?? (await bootstrap());
  return server(event, context, callback);
};
