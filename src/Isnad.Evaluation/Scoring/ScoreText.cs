using System.Globalization;

namespace Isnad.Evaluation.Scoring;

/// <summary>Writes figures, errors and comparisons as plain text.</summary>
public static class ScoreText
{
    /// <summary>The table of all figures and the composite, character by character as the reference prints it.</summary>
    public static void Write(TextWriter output, Scorecard score, bool byDocument = false)
    {
        Line(output, $"{"",34}{"P",7}{"R",7}{"F1",7}{"gold",7}{"pred",7}");
        foreach (Figure figure in score.Figures)
        {
            Line(output, $"{figure.Name,-34}{Numbers(figure)}{(figure.InComposite ? "  *" : "")}");
        }
        foreach (DocumentScore document in byDocument ? score.ByDocument : [])
        {
            Line(output, $"{document.Id,-34} gold {document.Gold,3} predicted {document.Predicted,3} aligned {document.Aligned,3} exact type {document.ExactType,3}");
        }
        Line(output, $"composite (mean F1 of *) over {score.Documents} documents: {Three(score.Composite)}");
    }

    /// <summary>A table of the event types: how often the exact type was aligned.</summary>
    public static void WriteTypes(TextWriter output, Scorecard score)
    {
        Line(output, $"{"",34}{"P",7}{"R",7}{"F1",7}{"gold",7}{"pred",7}");
        foreach (Figure figure in score.ByType)
        {
            Line(output, $"{figure.Name,-34}{Numbers(figure)}");
        }
    }

    /// <summary>
    /// An overview of the kinds of error with their cost, then the errors of each kind, at most <paramref name="perKind"/>
    /// of them where that is given.
    /// </summary>
    public static void Write(TextWriter output, ErrorReport report, int? perKind = null)
    {
        Line(output, $"{"kind of error",-20}{"cost",8}{"errors",8}{"missed",8}{"invented",10}{"wrong",8}");
        foreach (ErrorGroup group in report.Groups)
        {
            int missed = group.Errors.Count(error => error.Predicted is null);
            int invented = group.Errors.Count(error => error.Gold is null);
            int wrong = group.Errors.Count - missed - invented;
            Line(output, $"{Name(group.Kind),-20}{Signed(group.Cost),8}{group.Errors.Count,8}{missed,8}{invented,10}{wrong,8}");
        }
        Line(output, $"composite {Three(report.Score.Composite)}; cost: what it would gain if all errors of the kind were right");
        foreach (ErrorGroup group in report.Groups)
        {
            WriteGroup(output, group, perKind ?? group.Errors.Count);
        }
    }

    /// <summary>Each figure before and after, then the documents that changed most, at most <paramref name="documents"/> of them.</summary>
    public static void Write(TextWriter output, ScoreComparison comparison, int documents = 20)
    {
        Line(output, $"{"",34}{"before",8}{"after",8}{"change",8}{"right",14}{"predicted",14}{"gold",7}");
        foreach (FigureChange change in comparison.Figures)
        {
            (Figure x, Figure y) = (change.Before, change.After);
            Line(output, $"{y.Name,-34}{Three(x.F1),8}{Three(y.F1),8}{Signed(change.F1Rise),8}{x.Right + " > " + y.Right,14}{x.Predicted + " > " + y.Predicted,14}{y.Gold,7}{(y.InComposite ? "  *" : "")}");
        }
        Line(output, $"{"composite (mean F1 of *)",-34}{Three(comparison.Before.Composite),8}{Three(comparison.After.Composite),8}{Signed(comparison.CompositeRise),8}");
        int shown = Math.Min(documents, comparison.Documents.Count);
        Line(output, $"{comparison.Documents.Count} of {comparison.After.Documents} documents changed{(shown < comparison.Documents.Count ? $", the first {shown}" : "")}");
        foreach (DocumentChange change in comparison.Documents.Take(shown))
        {
            (DocumentScore x, DocumentScore y) = (change.Before, change.After);
            Line(output, $"{y.Id,-34}{change.Gain,6:+0;-0;0}  right {x.Right} > {y.Right}, errors {x.Errors} > {y.Errors}, records {x.Predicted} > {y.Predicted} of {y.Gold}, aligned {x.Aligned} > {y.Aligned}");
        }
    }

    private static void WriteGroup(TextWriter output, ErrorGroup group, int most)
    {
        Line(output, $"");
        string rest = most < group.Errors.Count ? $", the first {most}" : "";
        Line(output, $"{Name(group.Kind)}: {group.Errors.Count}, cost {Signed(group.Cost)}{rest}");
        foreach (ScoringError error in group.Errors.Take(most))
        {
            string origin = error.Origin is null ? "" : $" [{error.Origin}]";
            string note = error.Note is null ? "" : $" ({error.Note})";
            Line(output, $"  {error.DocumentId}{origin} {error.GoldRecord ?? "-"}/{error.PredictedRecord ?? "-"}{note}");
            Line(output, $"    gold:      {error.Gold ?? "-"}");
            Line(output, $"    predicted: {error.Predicted ?? "-"}");
            if (error.Sentence.Length > 0)
            {
                Line(output, $"    {error.Sentence}");
            }
        }
    }

    internal static string Name(ErrorKind kind) => kind switch
    {
        ErrorKind.MissedRecord => "missed record",
        ErrorKind.InventedRecord => "invented record",
        ErrorKind.WrongType => "wrong type",
        ErrorKind.WrongStatus => "wrong status",
        ErrorKind.MissedActor => "actor missed",
        ErrorKind.InventedActor => "actor invented",
        ErrorKind.WrongActorId => "actor wrong id",
        ErrorKind.WrongActorRole => "actor wrong role",
        ErrorKind.Admin1 => "admin1",
        ErrorKind.Place => "place",
        ErrorKind.Time => "time",
        ErrorKind.Casualties => "casualties",
        _ => "sources",
    };

    private static string Numbers(Figure figure) =>
        $"{Three(figure.Precision),7}{Three(figure.Recall),7}{Three(figure.F1),7}{figure.Gold,7}{figure.Predicted,7}";

    // The reference rounds an exact half to the even digit; the standard formats round it away from zero.
    private static string Three(double number) => Math.Abs(number * 16 % 2) == 1
        ? Math.Round((decimal)number, 3, MidpointRounding.ToEven).ToString("F3", CultureInfo.InvariantCulture)
        : number.ToString("F3", CultureInfo.InvariantCulture);

    private static string Signed(double number) => number.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);

    // A line feed on every system, so that output can be compared.
    private static void Line(TextWriter output, FormattableString line)
    {
        output.Write(line.ToString(CultureInfo.InvariantCulture));
        output.Write('\n');
    }
}
