using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Isnad.Ingest;

/// <summary>Hears of problems and ids in input order: passes a problem that says nothing new over, counts errors, and finds ids given twice
/// (by 128 bits of their SHA-256, about 32 bytes of memory an id).</summary>
public sealed class ProblemLog(Action<InputProblem> write)
{
    private readonly HashSet<UInt128> _ids = [];
    private readonly HashSet<string> _said = [];
    private string? _file;

    /// <summary>Number of errors so far; warnings do not count.</summary>
    public int Errors { get; private set; }

    /// <summary>Takes a problem.</summary>
    public void Add(InputProblem problem)
    {
        if (problem.File != _file)
        {
            _said.Clear();
            _file = problem.File;
        }
        if (problem.OncePerFile && !_said.Add(problem.Sameness ?? problem.Reason))
        {
            return;
        }
        Errors += problem.Severity == ProblemSeverity.Error ? 1 : 0;
        write(problem);
    }

    /// <summary>True where <paramref name="id"/> was not seen before; else says so: a reader of the output could not tell the two documents apart.</summary>
    public bool IsNew(string id, RawRecord record)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        if (_ids.Add(BinaryPrimitives.ReadUInt128LittleEndian(hash)))
        {
            return true;
        }
        Add(InputProblem.Error(record.File, record.Line, $"the id '{id}' was given before", "this document is left out; give it an id of its own"));
        return false;
    }
}
