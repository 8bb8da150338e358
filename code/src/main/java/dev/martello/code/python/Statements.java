package dev.martello.code.python;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Lowers statements. */
final class Statements {
  private static final Set<String> DEFINITIONS_AND_BLOCKS =
      Set.of("function_definition", "class_definition", "decorated_definition", "block");

  private final Lowering to;
  private final Loops loops;
  private final Tries tries;
  private final Matches matches;

  Statements(Lowering to) {
    this.to = to;
    loops = new Loops(to);
    tries = new Tries(to);
    matches = new Matches(to);
  }

  static boolean isStatement(Node node) {
    return node.kind().endsWith("_statement") || DEFINITIONS_AND_BLOCKS.contains(node.kind());
  }

  /** Lowers the statements of a block; what follows a way out of it is never reached. */
  void all(Node block) {
    for (var statement : Parts.of(block)) {
      if (to.procedure().isEnded()) {
        return;
      }
      one(statement);
    }
  }

  /** Lowers one statement. */
  void one(Node node) {
    to.nested(node, () -> lower(node));
  }

  private void lower(Node node) {
    switch (node.kind()) {
      case "expression_statement" -> expressions(node);
      case "return_statement" -> giveBack(node);
      case "if_statement" -> choice(node);
      case "for_statement" -> loops.each(node);
      case "while_statement" -> loops.repeat(node);
      case "try_statement" -> tries.lower(node);
      case "with_statement" -> with(node);
      case "match_statement" -> matches.lower(node);
      case "function_definition", "class_definition" ->
          to.definitions().definition(node, List.of());
      case "decorated_definition" -> to.definitions().decorated(node);
      case "import_statement", "import_from_statement", "future_import_statement" -> imports(node);
      default -> simple(node);
    }
  }

  private void simple(Node node) {
    switch (node.kind()) {
      case "break_statement" -> to.jumps().breaking(node.span());
      case "continue_statement" -> to.jumps().continuing(node.span());
      case "raise_statement" -> raise(node);
      case "assert_statement" -> check(node);
      case "delete_statement" -> Parts.of(node).forEach(to.targets()::delete);
      case "print_statement" -> print(node);
      case "exec_statement" -> exec(node);
      case "type_alias_statement" -> alias(node);
      case "pass_statement", "global_statement", "nonlocal_statement" -> {}
      case "block", "module" -> all(node);
      default -> to.value(node);
    }
  }

  /** A text alone is a comment. */
  private void expressions(Node node) {
    for (var part : Parts.of(node)) {
      if (!part.is("string") || part.has("interpolation")) {
        to.value(part);
      }
    }
  }

  private void giveBack(Node node) {
    var parts = Parts.of(node);
    if (parts.isEmpty()) {
      to.jumps().returning(-1, node.span());
    } else {
      int value = to.value(parts.getFirst());
      to.jumps().returning(to.definitions().returned(value, node.span()), node.span());
    }
  }

  private void choice(Node node) {
    int after = to.block();
    clause(node, after);
    for (var alternative : Parts.in(node, "alternative")) {
      if (alternative.is("elif_clause")) {
        clause(alternative, after);
      } else {
        alternative.child("body").ifPresent(this::all);
      }
    }
    to.jump(after);
    to.at(after);
  }

  private void clause(Node node, int after) {
    int holds = to.block();
    int otherwise = to.block();
    node.child("condition")
        .ifPresent(condition -> to.conditions().branch(condition, holds, otherwise));
    to.either(holds, otherwise);
    to.at(holds);
    node.child("consequence").ifPresent(this::all);
    to.jump(after);
    to.at(otherwise);
  }

  /** What libraries do at the end is not followed; classes of the same file do what they say. */
  private void with(Node node) {
    var managers = new ArrayList<Integer>();
    var own = new HashSet<Integer>();
    node.first("with_clause")
        .ifPresent(
            clause ->
                Parts.of(clause)
                    .forEach(
                        item ->
                            item.child("value")
                                .ifPresent(
                                    value -> {
                                      int manager = context(value, entered(node));
                                      managers.add(manager);
                                      if (isOfProject(value)) {
                                        own.add(manager);
                                      }
                                    })));
    var left = node.text().startsWith("async") ? "__aexit__" : "__exit__";
    boolean isOfFile = to.unit().file().text().contains("def " + left + "(");
    var leaving =
        managers.reversed().stream()
            .filter(manager -> isOfFile || own.contains(manager))
            .map(manager -> new Callee.Method(manager, left))
            .toList();
    if (leaving.isEmpty()) {
      node.child("body").ifPresent(this::all);
    } else {
      left(node, leaving);
    }
  }

  /** Whichever way the body is left, the managers hear of it. */
  private void left(Node node, List<Callee.Method> leaving) {
    int handler = to.procedure().handledBy(-1);
    to.procedure().handledBy(handler);
    int normal = to.block();
    var cleanup = to.jumps().enterCleanup(handler);
    node.child("body").ifPresent(this::all);
    to.jump(normal);
    to.jumps().leaveCleanup(cleanup);
    cleanup
        .entries()
        .forEach(
            (way, entry) -> {
              to.at(entry);
              leaving.forEach(method -> to.call(method, List.of(), node.span()));
              to.jumps().goOn(cleanup, way);
            });
    to.at(normal);
    leaving.forEach(method -> to.call(method, List.of(), node.span()));
  }

  /** What is made of a class that no well-known library has under this name. */
  private boolean isOfProject(Node item) {
    var made = MADE.matcher(item.text());
    return made.lookingAt()
        && (!OF_LIBRARIES.matcher(made.group(1)).matches()
            || isOwn(to.names().type(made.group(1))));
  }

  /** A class that is called like those of libraries, and comes from a module that is none. */
  private static boolean isOwn(String type) {
    int dot = type.indexOf('.');
    return dot > 0 && !LIBRARIES.contains(type.substring(0, dot));
  }

  private static final Set<String> LIBRARIES =
      Set.of(
          """
          PIL aioboto3 aiobotocore aiohttp aiomysql aioredis aiosqlite anyio asyncio asyncpg azure boto3 botocore bz2 cassandra
          concurrent contextlib contextlib2 csv cv2 cx_Oracle decimal elasticsearch fiona fsspec ftplib google gql grpc gzip
          h5py httpcore httpx imageio imaplib io kafka ldap ldap3 lzma motor multiprocess multiprocessing mysql neo4j
          opensearchpy oracledb pandas paramiko pathlib pathlib2 pathos pika playwright psycopg psycopg2 psycopg_pool pyarrow
          pymongo pymysql pyodbc pypdf pysftp rasterio redis requests requests_futures requests_html s3fs selenium smart_open
          smtplib snowflake socket sqlalchemy sqlite3 sqlmodel subprocess tarfile telethon telnetlib tempfile tensorflow
          threading torch trino trio unittest urllib3 valkey websockets zipfile\
          """
              .split("\\s+"));

  private static final Pattern MADE = Pattern.compile("([A-Z]\\w*)\\s*\\(");

  private static final Pattern OF_LIBRARIES =
      Pattern.compile(
          "(?:Zip|Tar|Gzip|BZ2|LZMA|H5)File|\\w*(?:Executor|Pool|Directory|TemporaryFile|Session|Client|IO|Stack|Lock|Semaphore"
              + "|Connection|Transport|Timeout|Graph|Image|Capture|Writer|Reader)|FTP(?:_TLS)?|SMTP(?:_SSL)?|IMAP4(?:_SSL)?"
              + "|Popen|Redis|Telnet|Path|Path\\w*|Decimal|Context|TestCase");

  private static String entered(Node with) {
    return with.text().startsWith("async") ? "__aenter__" : "__enter__";
  }

  /** The variable is what entering the manager gives, which for most is the manager itself. */
  private int context(Node item, String entered) {
    var parts = Parts.of(item);
    if (!item.is("as_pattern") || parts.isEmpty()) {
      int manager = to.value(item);
      enter(manager, entered, item.span());
      return manager;
    }
    int manager = to.value(parts.getFirst());
    int value = enter(manager, entered, parts.getFirst().span());
    item.child("alias").ifPresent(target -> to.targets().assign(target, value));
    return manager;
  }

  private int enter(int manager, String entered, Span place) {
    return to.call(new Callee.Method(manager, entered), List.of(), place);
  }

  private void raise(Node node) {
    int value = -1;
    for (var part : Parts.of(node)) {
      int lowered = part.is("expression_list") ? old(part) : to.value(part);
      value = part.field().equals("cause") ? value : lowered;
    }
    to.procedure().end(new Exit.Throw(value, node.span()));
  }

  /** {@code raise E, "message"} of Python 2. */
  private int old(Node list) {
    var parts = Parts.of(list);
    int type = to.value(parts.getFirst());
    var arguments = parts.stream().skip(1).map(to::value).map(Argument::of).toList();
    return to.call(new Callee.Value(type), arguments, list.span());
  }

  private void check(Node node) {
    var parts = Parts.of(node);
    if (parts.isEmpty()) {
      return;
    }
    int holds = to.block();
    int fails = to.block();
    to.conditions().branch(parts.getFirst(), holds, fails);
    to.at(fails);
    int[] message = parts.stream().skip(1).mapToInt(to::value).toArray();
    int error = to.callBuiltin("AssertionError", node.span(), message);
    to.procedure().end(new Exit.Throw(error, node.span()));
    to.at(holds);
  }

  private void print(Node node) {
    node.first("chevron").ifPresent(chevron -> Parts.of(chevron).forEach(to::value));
    int[] arguments = Parts.in(node, "argument").stream().mapToInt(to::value).toArray();
    to.callBuiltin("print", node.span(), arguments);
  }

  private void exec(Node node) {
    to.callBuiltin("exec", node.span(), Parts.of(node).stream().mapToInt(to::value).toArray());
  }

  private void alias(Node node) {
    var name = node.child("left").map(Scopes::firstName);
    var type = node.child("right").map(Scopes::firstName);
    if (name.isPresent() && type.isPresent()) {
      to.names().store(name.get().text(), to.value(type.get()), node.span());
    }
  }

  private void imports(Node node) {
    for (var binding : to.unit().imports().of(node)) {
      int target = to.register();
      var place = binding.place().span();
      to.add(new Instruction.Import(target, binding.module(), binding.member(), place));
      if (binding.isEverything()) {
        to.store(to.names().module(place), new Key.Member("*"), target, place);
      } else if (!binding.bound().isEmpty()) {
        to.names().store(binding.bound(), target, place);
      }
    }
  }
}
