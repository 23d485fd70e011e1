using Isnad.Model.Reports;

namespace Isnad.Ingest;

/// <summary>What a source gives, be it files or the web: bytes as obtained, or a problem in their place.</summary>
public readonly record struct Capture(RawReport? Report, InputProblem? Problem);
