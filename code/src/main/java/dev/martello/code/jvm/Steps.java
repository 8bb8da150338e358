package dev.martello.code.jvm;

import dev.martello.code.ir.Instruction.Container;
import dev.martello.code.ir.Instruction.Load;
import dev.martello.code.ir.Instruction.Make;
import dev.martello.code.ir.Instruction.New;
import dev.martello.code.ir.Instruction.Operate;
import dev.martello.code.ir.Instruction.Store;
import dev.martello.code.ir.Instruction.TypeObject;
import dev.martello.code.ir.Instruction.Typed;
import dev.martello.code.ir.JavaTypes;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.jvm.Operand.Kind;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.List;
import java.util.Map;

/** Lowers the instructions that go on with the next one. */
final class Steps {
  private final Frame frame;
  private final CodeLayout layout;
  private final ClassScope scope;
  private final Constants constants;
  private final Calls calls;
  private final DynamicCalls dynamic;

  Steps(Frame frame, CodeLayout layout, ClassScope scope) {
    this.frame = frame;
    this.layout = layout;
    this.scope = scope;
    constants = new Constants(frame, scope);
    calls = new Calls(frame, scope);
    dynamic = new DynamicCalls(frame, constants, scope);
  }

  /** Lowers an instruction. */
  void lower(Instruction instruction, int index) {
    int offset = layout.offset(index);
    switch (instruction) {
      case LoadInstruction load -> frame.load(load.slot(), offset, kindOf(load.typeKind()));
      case StoreInstruction store -> frame.store(store.slot(), offset + instruction.sizeInBytes());
      case IncrementInstruction increment ->
          frame.increment(increment.slot(), increment.constant());
      case ConstantInstruction constant -> constants.push(constant);
      case FieldInstruction field -> field(field);
      case InvokeInstruction call -> calls.lower(call);
      case InvokeDynamicInstruction call -> dynamic.lower(call.invokedynamic());
      case StackInstruction shuffle -> Shuffles.lower(shuffle.opcode(), frame);
      case OperatorInstruction operator -> operate(operator.opcode());
      case ConvertInstruction convert -> convert(convert);
      case ArrayLoadInstruction load -> element(load);
      case ArrayStoreInstruction store -> storeElement(store);
      case NewObjectInstruction made -> {
        var type = scope.nameOf(made.className());
        frame.add(new New(frame.pushNew(Kind.PLAIN), type, frame.place()));
      }
      case NewReferenceArrayInstruction _, NewPrimitiveArrayInstruction _ -> array(1);
      case NewMultiArrayInstruction made -> array(made.dimensions());
      case TypeCheckInstruction check -> check(check);
      case MonitorInstruction _ -> frame.pop();
      case NopInstruction _ -> {}
      default ->
          throw new MalformedCodeException("it has the instruction `" + instruction.opcode() + "`");
    }
  }

  private static Kind kindOf(TypeKind type) {
    return type.slotSize() == 2 ? Kind.WIDE : type == TypeKind.FLOAT ? Kind.NUMBER : Kind.PLAIN;
  }

  private void field(FieldInstruction field) {
    var type = field.type().stringValue();
    var key = new Key.Member(field.name().stringValue());
    var owner = scope.nameOf(field.owner());
    switch (field.opcode()) {
      case GETSTATIC -> {
        int holder = typeObject(owner);
        frame.add(new Load(frame.pushNew(Kind.of(type)), holder, key, frame.place()));
      }
      case GETFIELD -> {
        int object = frame.popRegister();
        int target = frame.pushNew(Kind.of(type));
        frame.add(new Load(target, object, key, frame.place()));
        var name = scope.nameOf(type);
        if (JavaTypes.isPlain(name) || mayBeEnumeration(type)) {
          frame.add(new Typed(target, target, name, Map.of(), frame.place()));
        }
      }
      case PUTSTATIC -> {
        int value = frame.popRegister(type);
        frame.add(new Store(typeObject(owner), key, value, frame.place()));
      }
      default -> {
        int value = frame.popRegister(type);
        frame.add(new Store(frame.popRegister(), key, value, frame.place()));
      }
    }
  }

  /**
   * Members of an enumeration are no text of whoever chose them; those of the platform are rare.
   */
  private static boolean mayBeEnumeration(String descriptor) {
    return descriptor.startsWith("L")
        && !descriptor.startsWith("Ljava/")
        && !descriptor.startsWith("Lkotlin");
  }

  private int typeObject(String type) {
    int register = frame.register();
    frame.add(new TypeObject(register, type, frame.place()));
    return register;
  }

  private void element(ArrayLoadInstruction load) {
    int index = frame.popRegister();
    int array = frame.popRegister();
    int target = frame.pushNew(elementKind(load.typeKind()));
    frame.add(new Load(target, array, new Key.Element(index), frame.place()));
  }

  private void storeElement(ArrayStoreInstruction store) {
    int value = frame.value(frame.pop(), elementKind(store.typeKind()));
    int index = frame.popRegister();
    frame.add(new Store(frame.popRegister(), new Key.Element(index), value, frame.place()));
  }

  /** Arrays of bytes and of truth values share their instructions. */
  private static Kind elementKind(TypeKind type) {
    return switch (type) {
      case CHAR -> Kind.LETTER;
      case SHORT, INT, FLOAT -> Kind.NUMBER;
      case LONG, DOUBLE -> Kind.WIDE;
      case BYTE, BOOLEAN, REFERENCE, VOID -> Kind.PLAIN;
    };
  }

  private void array(int dimensions) {
    for (int dimension = 0; dimension < dimensions; dimension++) {
      frame.pop();
    }
    frame.add(new Make(frame.pushNew(Kind.PLAIN), Container.LIST, List.of(), frame.place()));
  }

  private void check(TypeCheckInstruction check) {
    var type = scope.nameOf(check.type());
    int value = frame.popRegister();
    if (check.opcode() == Opcode.CHECKCAST) {
      frame.add(new Typed(frame.pushNew(Kind.PLAIN), value, type, Map.of(), frame.place()));
    } else {
      int name = frame.value(new Operand.Fixed(new Literal.Text(type), Kind.PLAIN), Kind.PLAIN);
      frame.add(
          new Operate(
              frame.pushNew(Kind.TRUTH),
              Operator.INSTANCE_OF,
              List.of(value, name),
              frame.place()));
    }
  }

  private void convert(ConvertInstruction convert) {
    var kind = convert.toType().slotSize() == 2 ? Kind.WIDE : Kind.NUMBER;
    frame.push(
        switch (frame.pop()) {
          case Operand.Fixed(Literal.Whole(long value), Kind _) when isDecimal(convert.toType()) ->
              new Operand.Fixed(new Literal.Decimal(value), kind);
          case Operand.Fixed fixed -> new Operand.Fixed(fixed.literal(), kind);
          case Operand other -> new Operand.Held(frame.value(other, other.kind()), kind);
        });
  }

  private static boolean isDecimal(TypeKind type) {
    return type == TypeKind.FLOAT || type == TypeKind.DOUBLE;
  }

  private void operate(Opcode opcode) {
    switch (opcode) {
      case ARRAYLENGTH -> {
        int array = frame.popRegister();
        var key = new Key.Member("length");
        frame.add(new Load(frame.pushNew(Kind.NUMBER), array, key, frame.place()));
      }
      case LCMP, FCMPL, FCMPG, DCMPL, DCMPG -> {
        int right = frame.popRegister();
        frame.push(new Operand.Compared(frame.popRegister(), right));
      }
      case INEG, LNEG, FNEG, DNEG -> {
        var kind = opcode == Opcode.LNEG || opcode == Opcode.DNEG ? Kind.WIDE : Kind.NUMBER;
        int value = frame.popRegister();
        frame.add(new Operate(frame.pushNew(kind), Operator.NEGATE, List.of(value), frame.place()));
      }
      case IAND, IOR -> bits(opcode == Opcode.IAND ? Operator.AND : Operator.OR);
      default -> arithmetic(opcode);
    }
  }

  /** {@code &} and {@code |} are the same for truth values and for numbers. */
  private void bits(Operator onTruth) {
    var right = frame.pop();
    var left = frame.pop();
    boolean isTruth = left.kind() == Kind.TRUTH && right.kind() == Kind.TRUTH;
    var operands = List.of(frame.value(left, left.kind()), frame.value(right, right.kind()));
    int target = frame.pushNew(isTruth ? Kind.TRUTH : Kind.NUMBER);
    frame.add(new Operate(target, isTruth ? onTruth : Operator.BITS, operands, frame.place()));
  }

  private void arithmetic(Opcode opcode) {
    var operator =
        switch (opcode) {
          case IADD, LADD, FADD, DADD -> Operator.ADD;
          case ISUB, LSUB, FSUB, DSUB -> Operator.SUBTRACT;
          case IMUL, LMUL, FMUL, DMUL -> Operator.MULTIPLY;
          case IDIV, LDIV, FDIV, DDIV -> Operator.DIVIDE;
          case IREM, LREM, FREM, DREM -> Operator.REMAINDER;
          default -> Operator.BITS;
        };
    int right = frame.popRegister();
    int left = frame.popRegister();
    var kind = isWide(opcode) ? Kind.WIDE : Kind.NUMBER;
    frame.add(new Operate(frame.pushNew(kind), operator, List.of(left, right), frame.place()));
  }

  private static boolean isWide(Opcode opcode) {
    return opcode.name().startsWith("L") || opcode.name().startsWith("D");
  }

  /** Makes an operation and returns the register of its result. */
  int operate(Operator operator, List<Integer> operands) {
    int target = frame.register();
    frame.add(new Operate(target, operator, operands, frame.place()));
    return target;
  }

  /** Compares two operands; constants are of the kind of the other side. */
  int compare(Operator operator, Operand left, Operand right) {
    return operate(
        operator, List.of(frame.value(left, right.kind()), frame.value(right, left.kind())));
  }
}
