namespace Isnad.Model.People;

/// <summary>What somebody may do at the desk; each may do what those before may.</summary>
public enum DeskRole
{
    /// <summary>Looks at everything.</summary>
    Reader,

    /// <summary>Decides on records of reports.</summary>
    Coder,

    /// <summary>Adjudicates between two coders, links incidents, exports.</summary>
    Editor,

    /// <summary>Lets people in, and sees what they did.</summary>
    Administrator,
}

/// <summary>Somebody who works at the desk.</summary>
/// <param name="Number">Stays for ever.</param>
/// <param name="Name">What they sign in with; known to the desk alone.</param>
/// <param name="Pseudonym">What stands under their decisions, in the ledger and in all that leaves.</param>
/// <param name="Role">What they may do.</param>
/// <param name="IsActive">False once they were shut out.</param>
/// <param name="Since">When they were let in, UTC.</param>
public sealed record DeskPerson(long Number, string Name, string Pseudonym, DeskRole Role, bool IsActive, DateTimeOffset Since);

/// <summary>A leave to come in: whoever has its token chooses a password, once.</summary>
/// <param name="Role">What they will be allowed.</param>
/// <param name="Person">Whose password is set anew; null for somebody new.</param>
/// <param name="Until">When it ends, UTC.</param>
public sealed record Invitation(DeskRole Role, long? Person, DateTimeOffset Until);

/// <summary>A key with which a program acts for a person.</summary>
/// <param name="Number">Of the key.</param>
/// <param name="Label">What it is for, in the person's words.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="UsedAt">When it was last used, to the day; null where it never was.</param>
public sealed record ApiToken(long Number, string Label, DateTimeOffset MadeAt, DateTimeOffset? UsedAt);

/// <summary>Something that was done at the desk beside decisions on records, which the ledger's log has.</summary>
/// <param name="Number">Grows.</param>
/// <param name="At">UTC.</param>
/// <param name="What">A code: signed-in, sign-in-refused, let-in, role-changed …</param>
/// <param name="By">Who did it; null where nobody was signed in.</param>
/// <param name="About">Whom it concerns.</param>
/// <param name="Detail">Further words of ours.</param>
public sealed record AuditEntry(long Number, DateTimeOffset At, string What, long? By, long? About, string? Detail);
