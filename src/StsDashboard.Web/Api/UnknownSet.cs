using Microsoft.AspNetCore.Http.HttpResults;
using StsDashboard.Domain.Facts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Api;

/// <summary>The answer to whoever asks for a set that is not in the frame.</summary>
internal static class UnknownSet
{
    public static ProblemHttpResult Problem(Frame frame, ObjectKey key) => TypedResults.Problem(
        title: "No such set",
        statusCode: StatusCodes.Status404NotFound,
        detail: frame.HasSynced
            ? $"There is no StatefulSet {key.Name} in namespace {key.Namespace}, or it may not be read."
            : $"The StatefulSet {key.Name} in namespace {key.Namespace} is not known yet: the first lists are still being read.");
}
