using System.ComponentModel;

namespace SoftmaxGen.Simd;

/// <summary>
/// A generated kernel over some rows, its parameters as bare references in the order of its own; those it does not have are null references. Returns the
/// losses of a kernel that has any.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate LossSum RowsKernel(ref byte a, ref byte b, ref byte c, ref byte d, ref byte e, ref byte f, nuint rows, in RowConstants constants);
