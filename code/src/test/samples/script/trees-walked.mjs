// A function that calls itself for each kind of branch, and none gives a promise.
function walk(node) {
  switch (node.type) {
    case 't0':
      return walk(node.branch0);
    case 't1':
      return walk(node.branch1);
    case 't2':
      return walk(node.branch2);
    case 't3':
      return walk(node.branch3);
    case 't4':
      return walk(node.branch4);
    case 't5':
      return walk(node.branch5);
    case 't6':
      return walk(node.branch6);
    case 't7':
      return walk(node.branch7);
    case 't8':
      return walk(node.branch8);
    case 't9':
      return walk(node.branch9);
    case 't10':
      return walk(node.branch10);
    case 't11':
      return walk(node.branch11);
    case 't12':
      return walk(node.branch12);
    case 't13':
      return walk(node.branch13);
    default:
      return node;
  }
}

export const handler = async (event) => {
  walk(event.tree);
  return { statusCode: 200 };
};
