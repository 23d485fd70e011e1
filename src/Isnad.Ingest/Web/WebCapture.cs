using Isnad.Model.Reports;

namespace Isnad.Ingest.Web;

/// <summary>What a source on the web gives: bytes as fetched, or a problem in their place.</summary>
public readonly record struct WebCapture(RawReport? Report, InputProblem? Problem);
